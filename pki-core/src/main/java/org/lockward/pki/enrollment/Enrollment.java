package org.lockward.pki.enrollment;

import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.UniqueId;

import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;

/// What came of an [EnrollmentRequest].
///
/// @param chain leaf first, without the root
/// @param privateKey when we made the pair
/// @param notices what the requester should know, as a validity that was cut
public record Enrollment(
        UniqueId node,
        SerialNumber serialNumber,
        CertificateChain chain,
        Optional<PrivateKey> privateKey,
        List<String> notices) {

    public Enrollment {
        notices = List.copyOf(notices);
    }

    @Override
    public String toString() {
        return "Enrollment[" + node + ", " + serialNumber + "]";
    }
}

package org.lockward.pki.issuance;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.DistinguishedName;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.profile.Profile;

import java.security.PublicKey;
import java.util.List;

/// What is to be signed, decided in full; who signs comes with [PreparedCertificate].
///
/// @param names the subjectAltName; empty for a CA
public record TbsCertificate(
        SerialNumber serialNumber,
        DistinguishedName subject,
        Validity validity,
        PublicKey publicKey,
        List<GeneralName> names,
        Profile profile) {

    public TbsCertificate {
        names = List.copyOf(names);
    }
}

package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.GeneralName;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/// The certificate for a serial number that was reserved, and what its node is called from now on.
///
/// @param profile the name of the one that it was issued by
public record Issuance(
        String issuer,
        X509Certificate certificate,
        String profile,
        List<GeneralName> names,
        Map<String, String> labels) {

    public Issuance {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
    }

    public SerialNumber serial() {
        return new SerialNumber(certificate.getSerialNumber());
    }
}

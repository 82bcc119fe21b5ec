package org.lockward.pki.certificate;

import org.bouncycastle.asn1.ASN1OctetString;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.util.Set;

/// A certificate whose key may sign certificates and CRLs.
///
/// @param certificate with `CA:TRUE`, keyCertSign, cRLSign and a subjectKeyIdentifier
public record CaCertificate(X509Certificate certificate) {

    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

    public CaCertificate {
        if (certificate.getBasicConstraints() < 0) {
            throw unfit(certificate, "it says CA:FALSE");
        }
        if (!KeyUsage.of(certificate)
                .containsAll(Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN))) {
            throw unfit(certificate, "its keyUsage is " + KeyUsage.of(certificate));
        }
        if (certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER) == null) {
            throw unfit(certificate, "it has no subjectKeyIdentifier");
        }
        if (PublicKeys.algorithm(certificate.getPublicKey()).isEmpty()) {
            throw unfit(
                    certificate, "its key is " + PublicKeys.describe(certificate.getPublicKey()));
        }
    }

    private static PkiException unfit(X509Certificate certificate, String why) {
        return new PkiException.Refused(
                new Problem(
                        Printable.quote(certificate.getSubjectX500Principal().getName())
                                + " is no CA certificate that can issue",
                        why,
                        ""));
    }

    /// The kind of its key.
    public KeyAlgorithm keyAlgorithm() {
        return PublicKeys.algorithm(certificate.getPublicKey()).orElseThrow();
    }

    /// The octets of its subjectKeyIdentifier, which what it signs carries as
    /// authorityKeyIdentifier.
    public byte[] subjectKeyIdentifier() {
        byte[] extension = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
        byte[] value = ASN1OctetString.getInstance(extension).getOctets();
        return ASN1OctetString.getInstance(value).getOctets();
    }

    /// When what it signs can be valid.
    public Validity validity() {
        return Validity.of(certificate);
    }
}

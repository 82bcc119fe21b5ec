package org.lockward.pki.certificate;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificateList;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Optional;

/// What stands in a CRL and the JDK does not say.
public final class CrlFields {

    private static final String CRL_NUMBER = "2.5.29.20";

    private CrlFields() {}

    /// The AlgorithmIdentifier beside the signature, DER.
    public static byte[] signatureAlgorithm(X509CRL crl) {
        try {
            return CertificateList.getInstance(crl.getEncoded())
                    .getSignatureAlgorithm()
                    .getEncoded("DER");
        } catch (CRLException | IOException e) {
            throw new IllegalArgumentException("not a CRL", e);
        }
    }

    /// The cRLNumber, empty without the extension.
    public static Optional<BigInteger> number(X509CRL crl) {
        return Optional.ofNullable(crl.getExtensionValue(CRL_NUMBER))
                .map(v -> ASN1OctetString.getInstance(v).getOctets())
                .map(v -> ASN1Integer.getInstance(v).getValue());
    }
}

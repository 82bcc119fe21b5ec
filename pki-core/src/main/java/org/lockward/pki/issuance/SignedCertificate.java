package org.lockward.pki.issuance;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.key.Signatures;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/// `Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue }` (RFC 5280,
/// section 4.1).
final class SignedCertificate {

    private SignedCertificate() {}

    /// Signs exactly these bytes, and lets nothing out that does not verify: a signature with a
    /// fault in it can give the key away.
    static X509Certificate sign(byte[] tbs, PublicKey publicKey, PrivateKey key) {
        KeyAlgorithm algorithm = PublicKeys.algorithm(publicKey).orElseThrow();
        byte[] der = Signatures.signed(algorithm, key, tbs);
        try {
            X509Certificate signed = CertificateFile.parse(der);
            byte[] identifier = Signatures.algorithmIdentifier(algorithm);
            if (!Signatures.verify(identifier, publicKey, tbs, signed.getSignature())
                    || !Arrays.equals(signed.getTBSCertificate(), tbs)) {
                throw new IllegalStateException("what was signed is not what was linted");
            }
            return signed;
        } catch (CertificateException e) {
            throw new IllegalStateException("a linted certificate parses", e);
        }
    }
}

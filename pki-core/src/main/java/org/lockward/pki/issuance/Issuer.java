package org.lockward.pki.issuance;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A CA with its private key: the only thing that signs certificates. Any thread may call it.
public final class Issuer {

    private final CaCertificate ca;
    private final PrivateKey key;

    /// Refuses a key that is not the certificate's.
    public Issuer(CaCertificate ca, PrivateKey key) {
        if (!Signatures.match(ca.certificate().getPublicKey(), key)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "the CA's private key does not match its certificate",
                            "a signature made with it would verify nowhere",
                            "restore the key.pem that belongs to this cert.pem"));
        }
        this.ca = ca;
        this.key = key;
    }

    /// Signs, once.
    ///
    /// @throws IllegalStateException when it was signed before or prepared for another CA
    public X509Certificate issue(PreparedCertificate prepared) {
        byte[] tbs = prepared.take(ca);
        return SignedCertificate.sign(tbs, ca.certificate().getPublicKey(), key);
    }
}

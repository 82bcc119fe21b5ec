package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.issuance.Issuer;
import org.lockward.pki.revocation.CrlIssuer;

import java.security.PrivateKey;

/// The CA with its private key in memory, for as long as a command works. Any thread may use it.
///
/// The JDK cannot wipe a private key; closing this only stops its use, so end the process soon.
public final class Unlocked implements AutoCloseable {

    private final String generation;
    private final CaCertificate certificate;
    private final Issuer issuer;
    private final CrlIssuer crlIssuer;
    private volatile boolean closed;

    /// Refuses a key that is not the certificate's.
    Unlocked(String generation, CaCertificate certificate, PrivateKey key) {
        this.generation = generation;
        this.certificate = certificate;
        this.issuer = new Issuer(certificate, key);
        this.crlIssuer = new CrlIssuer(certificate, key);
    }

    String generation() {
        return generation;
    }

    CaCertificate certificate() {
        return certificate;
    }

    Issuer issuer() {
        requireOpen();
        return issuer;
    }

    CrlIssuer crlIssuer() {
        requireOpen();
        return crlIssuer;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this key was closed");
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return "Unlocked[" + generation + "]";
    }
}

package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/// A leaf certificate and those above it, each signed by the next; the root may be left out.
///
/// @param certificates leaf first, 1 to 10
public record CertificateChain(List<X509Certificate> certificates) {

    private static final int MAX_LENGTH = 10;

    public CertificateChain {
        certificates = List.copyOf(certificates);
        if (certificates.isEmpty() || certificates.size() > MAX_LENGTH) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "a chain of " + certificates.size() + " certificates",
                            "it has 1 to " + MAX_LENGTH,
                            ""));
        }
        for (int i = 1; i < certificates.size(); i++) {
            requireSigned(certificates.get(i - 1), certificates.get(i));
        }
    }

    /// A chain of one.
    public static CertificateChain of(X509Certificate leaf) {
        return new CertificateChain(List.of(leaf));
    }

    private static void requireSigned(X509Certificate subject, X509Certificate issuer) {
        try {
            if (subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
                subject.verify(issuer.getPublicKey());
                return;
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PkiException.InvalidInput(notSigned(subject, issuer), e);
        }
        throw new PkiException.InvalidInput(notSigned(subject, issuer));
    }

    private static Problem notSigned(X509Certificate subject, X509Certificate issuer) {
        return new Problem(
                Printable.quote(subject.getSubjectX500Principal().getName())
                        + " is not signed by "
                        + Printable.quote(issuer.getSubjectX500Principal().getName()),
                "in a chain each certificate is signed by the next",
                "put the leaf first, then its issuer, then that one's");
    }

    /// The first: who the chain is for.
    public X509Certificate leaf() {
        return certificates.getFirst();
    }
}

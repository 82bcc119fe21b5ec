package org.lockward.pki.path;

import org.lockward.pki.name.Printable;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// Says why no path to a trust anchor was found.
final class NoPath {

    private final PathRequest request;

    NoPath(PathRequest request) {
        this.request = request;
    }

    PathValidation.Invalid explain() {
        X509Certificate leaf = request.chain().getFirst();
        String subject = Printable.quote(leaf.getSubjectX500Principal().getName());
        String issuer = Printable.quote(leaf.getIssuerX500Principal().getName());
        Optional<X509Certificate> namesake =
                request.trustAnchors().stream()
                        .filter(a ->
                                a.getSubjectX500Principal().equals(leaf.getIssuerX500Principal()))
                        .findFirst();
        if (namesake.isPresent()) {
            return PathValidation.Invalid.because(
                    subject + " is not signed by the key of the trusted " + issuer,
                    "another CA may use the same name; its key is another");
        }
        return PathValidation.Invalid.because(
                subject + " has no path to a trust anchor",
                "it was issued by " + issuer + ", which is neither trusted nor in the chain");
    }
}

package org.lockward.pki.path;

import org.lockward.pki.certificate.CertificateFields;
import org.lockward.pki.key.Signatures;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Finds the ways from a leaf up to a trust anchor, by names and signatures, with a bound on the
/// work: the search of a hostile chain grows exponentially.
final class PathBuilder {

    /// With leaf and root a chain of ten.
    private static final int MAX_INTERMEDIATES = 8;

    private static final int MAX_SIGNATURES = 100;
    private static final int MAX_PATHS = 8;
    private static final int MAX_CERTIFICATES = 150;

    private final List<X509Certificate> roots = new ArrayList<>();
    private final List<X509Certificate> others = new ArrayList<>();
    private final List<List<X509Certificate>> paths = new ArrayList<>();
    private final X509Certificate leaf;
    private int signatures;

    PathBuilder(PathRequest request) {
        if (request.chain().size() + request.trustAnchors().size() > MAX_CERTIFICATES) {
            throw new IllegalArgumentException("more than " + MAX_CERTIFICATES + " certificates");
        }
        leaf = request.chain().getFirst();
        for (X509Certificate anchor : request.trustAnchors()) {
            (isSelfIssued(anchor) ? roots : others).add(anchor);
        }
        others.addAll(request.chain().subList(1, request.chain().size()));
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /// Each leaf first and root last; empty when there is none.
    List<List<X509Certificate>> paths() {
        extend(List.of(leaf));
        return List.copyOf(paths);
    }

    private void extend(List<X509Certificate> path) {
        X509Certificate last = path.getLast();
        for (X509Certificate root : roots) {
            if (paths.size() < MAX_PATHS && !root.equals(last) && signs(root, last)) {
                paths.add(with(path, root));
            }
        }
        if (path.size() > MAX_INTERMEDIATES) {
            return;
        }
        for (X509Certificate issuer : others) {
            if (paths.size() < MAX_PATHS && !path.contains(issuer) && signs(issuer, last)) {
                extend(with(path, issuer));
            }
        }
    }

    private static List<X509Certificate> with(List<X509Certificate> path, X509Certificate next) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }

    private boolean signs(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        signatures++;
        if (signatures > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "more than " + MAX_SIGNATURES + " signatures to find a path");
        }
        try {
            return Signatures.verify(
                    CertificateFields.of(subject).signatureAlgorithm(),
                    issuer.getPublicKey(),
                    subject.getTBSCertificate(),
                    subject.getSignature());
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}

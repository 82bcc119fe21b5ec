package org.lockward.pki.path;

import org.lockward.pki.problem.Problem;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The JDK's PKIX algorithm as a second opinion.
///
/// The root goes into the path, anchored by its name and key alone: the JDK does not look at a
/// trust anchor's dates, extensions or name constraints otherwise.
final class JdkPath {

    private JdkPath() {}

    static Optional<Problem> problem(List<X509Certificate> path, Instant at) {
        X509Certificate root = path.getLast();
        var anchor = new TrustAnchor(root.getSubjectX500Principal(), root.getPublicKey(), null);
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false); // CrlRules have done it
            parameters.setDate(Date.from(at.truncatedTo(ChronoUnit.SECONDS)));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of(
                    new Problem(
                            "the JDK does not accept the path: " + e.getMessage(),
                            "RFC 5280, section 6.1",
                            ""));
        }
    }
}

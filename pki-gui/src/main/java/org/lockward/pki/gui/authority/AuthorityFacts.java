package org.lockward.pki.gui.authority;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.inventory.CrlPublication;
import org.lockward.pki.key.PublicKeys;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The CA at one moment, as its screen shows it.
///
/// @param anchors whom nodes believe, the CA of this generation among them
/// @param revoked how many serial numbers the published CRLs revoke
/// @param destinations how many places a CRL is pushed to
/// @param files what is where
record AuthorityFacts(
        CaDescription ca,
        List<Anchor> anchors,
        CrlStanding standing,
        int revoked,
        long destinations,
        List<Path> files) {

    AuthorityFacts {
        anchors = List.copyOf(anchors);
        files = List.copyOf(files);
    }

    /// One that nodes believe.
    record Anchor(String subject, Validity validity, Fingerprint fingerprint) {

        static Anchor of(X509Certificate certificate) {
            return new Anchor(
                    certificate.getSubjectX500Principal().getName(),
                    Validity.of(certificate),
                    Fingerprint.of(certificate));
        }
    }

    /// Reads all of it; not for the screen's thread.
    static AuthorityFacts read(Authority authority, Instant now) {
        CaDescription ca = authority.ca();
        var trust = authority.trust();
        var directory = authority.directory();
        return new AuthorityFacts(
                ca,
                trust.anchors().stream().map(Anchor::of).toList(),
                CrlStanding.of(ca, authority.agingCrl().isPresent(), now),
                trust.crls().stream().mapToInt(AuthorityFacts::revoked).sum(),
                authority.deployments().stream().map(d -> d.destination()).distinct().count(),
                List.of(
                        directory.home(),
                        directory.caCertificate(ca.generation()),
                        directory.caKey(ca.generation()),
                        directory.trust(),
                        directory.crlPem(ca.generation()),
                        directory.crlDer(ca.generation())));
    }

    private static int revoked(X509CRL crl) {
        return Optional.ofNullable(crl.getRevokedCertificates()).map(set -> set.size()).orElse(0);
    }

    Anchor own() {
        return Anchor.of(ca.certificate());
    }

    String key() {
        return PublicKeys.describe(ca.certificate().getPublicKey());
    }

    Optional<CrlPublication> crl() {
        return ca.crl();
    }
}

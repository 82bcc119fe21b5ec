package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;

import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a certificate of a path is on the revocation list of its issuer, by issuer and
/// serialNumber: a certificate has more than one accepted encoding, so its hash says nothing.
///
/// @param freshness what to do where there is no list, or one that is out of date
record RevocationCheck(TrustStore trust, CrlFreshness freshness) {

    /// How far the CA's clock may be ahead of ours.
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// Refuses a revoked certificate; what an operator should know of the lists is returned.
    List<String> check(List<X509Certificate> path, Instant now) throws PeerRefusal {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i + 1 < path.size(); i++) {
            check(path.get(i), path.get(i + 1), now).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Optional<String> check(X509Certificate subject, X509Certificate issuer, Instant now)
            throws PeerRefusal {
        Optional<X509CRL> crl = trust.crlOf(issuer);
        if (crl.isEmpty()) {
            return tolerate(Reason.CRL_MISSING, "there is no revocation list of " + name(issuer));
        }
        X509CRLEntry entry = crl.get().getRevokedCertificate(subject.getSerialNumber());
        if (entry != null) {
            throw new PeerRefusal(Reason.REVOKED, revoked(subject, entry, crl.get()));
        }
        return stale(crl.get(), now);
    }

    private Optional<String> stale(X509CRL crl, Instant now) throws PeerRefusal {
        Instant thisUpdate = crl.getThisUpdate().toInstant();
        Instant nextUpdate = crl.getNextUpdate().toInstant();
        if (now.isAfter(nextUpdate) || now.plus(SKEW).isBefore(thisUpdate)) {
            return tolerate(
                    Reason.CRL_OUTDATED,
                    "the revocation list is for "
                            + thisUpdate
                            + " to "
                            + nextUpdate
                            + ", it is "
                            + now);
        }
        return Optional.empty();
    }

    private Optional<String> tolerate(Reason reason, String detail) throws PeerRefusal {
        if (freshness == CrlFreshness.REFUSE) {
            throw new PeerRefusal(reason, detail);
        }
        return Optional.of(detail);
    }

    private static String revoked(X509Certificate subject, X509CRLEntry entry, X509CRL crl) {
        CRLReason reason = entry.getRevocationReason();
        return "serial "
                + CertificateNames.serial(subject.getSerialNumber())
                + " was revoked at "
                + entry.getRevocationDate().toInstant()
                + (reason == null ? "" : " (" + text(reason) + ")")
                + ", says CRL number "
                + Crls.number(crl).map(BigInteger::toString).orElse("?");
    }

    /// The name of RFC 5280, section 5.3.1.
    private static String text(CRLReason reason) {
        return switch (reason) {
            case UNSPECIFIED -> "unspecified";
            case KEY_COMPROMISE -> "keyCompromise";
            case CA_COMPROMISE -> "cACompromise";
            case AFFILIATION_CHANGED -> "affiliationChanged";
            case SUPERSEDED -> "superseded";
            case CESSATION_OF_OPERATION -> "cessationOfOperation";
            case CERTIFICATE_HOLD -> "certificateHold";
            case UNUSED -> "reason 7, which is not used";
            case REMOVE_FROM_CRL -> "removeFromCRL";
            case PRIVILEGE_WITHDRAWN -> "privilegeWithdrawn";
            case AA_COMPROMISE -> "aACompromise";
        };
    }

    private static String name(X509Certificate certificate) {
        return Printable.quote(certificate.getSubjectX500Principal().getName());
    }
}

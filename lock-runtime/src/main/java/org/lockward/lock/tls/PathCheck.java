package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Whether a chain leads to an anchor of ours: RFC 5280, section 6, by the JDK, and what the JDK
/// leaves out. Any thread may call it.
///
/// The JDK does not look at the anchor itself: its dates, its basicConstraints, its path length. So
/// the root stands in the path, and the anchor is only its name and key.
final class PathCheck {

    private static final int MAX_CACHED = 4096;

    /// Room for a SAN of several hundred names; we keep a certificate as long as its session.
    private static final int MAX_BYTES = 16 * 1024;

    /// RFC 5280, section 4.1.2.2: at most 20 octets.
    private static final int MAX_SERIAL_BITS = 159;

    private static final Set<String> WEAK_SIGNATURES = Set.of("SHA1", "MD5", "MD2");

    private final TrustStore trust;
    private final Map<List<X509Certificate>, Known> valid = new ConcurrentHashMap<>();

    /// A chain that is valid but for its dates, with whom it names: the same objects for all who
    /// show it, as a node may have a thousand sessions.
    private record Known(
            List<X509Certificate> shown, List<X509Certificate> path, PeerIdentity identity) {}

    PathCheck(TrustStore trust) {
        this.trust = trust;
    }

    /// The path from the leaf to the anchor. Signatures are verified once for each chain, dates
    /// every time.
    List<X509Certificate> path(List<X509Certificate> presented, Instant now)
            throws GeneralSecurityException {
        Known known = valid.get(presented);
        if (known == null) {
            List<X509Certificate> path = trust.path(presented);
            mustBeDated(path, now);
            validate(path, now);
            if (valid.size() >= MAX_CACHED) {
                valid.clear();
            }
            List<X509Certificate> shown = List.copyOf(presented);
            known = new Known(shown, path, CertificateNames.identity(shown.getFirst()));
            valid.put(shown, known);
        }
        mustBeDated(known.path(), now);
        return known.path();
    }

    /// Whom that chain names.
    PeerIdentity identity(List<X509Certificate> presented) {
        Known known = valid.get(presented);
        return known == null ? CertificateNames.identity(presented.getFirst()) : known.identity();
    }

    /// An equal chain, the same object for all who show it.
    List<X509Certificate> shared(List<X509Certificate> presented) {
        Known known = valid.get(presented);
        return known == null ? List.copyOf(presented) : known.shown();
    }

    private static void mustBeDated(List<X509Certificate> path, Instant now) throws PeerRefusal {
        for (X509Certificate certificate : path) {
            Instant notBefore = certificate.getNotBefore().toInstant();
            Instant notAfter = certificate.getNotAfter().toInstant();
            if (now.isBefore(notBefore)) {
                throw new PeerRefusal(
                        Reason.NOT_YET_VALID,
                        name(certificate) + " is valid from " + notBefore + ", it is " + now);
            }
            if (now.isAfter(notAfter)) {
                throw new PeerRefusal(
                        Reason.EXPIRED,
                        name(certificate) + " expired at " + notAfter + ", it is " + now);
            }
        }
    }

    private static void validate(List<X509Certificate> path, Instant now)
            throws GeneralSecurityException {
        for (X509Certificate certificate : path) {
            mustBeSound(certificate);
        }
        X509Certificate root = path.getLast();
        PublicKey rootKey = root.getPublicKey();
        PKIXParameters parameters =
                new PKIXParameters(
                        Set.of(new TrustAnchor(root.getSubjectX500Principal(), rootKey, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
        try {
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
        } catch (CertPathValidatorException e) {
            throw new PeerRefusal(Reason.UNKNOWN_CA, "the chain is not valid: " + e.getMessage());
        }
    }

    private static void mustBeSound(X509Certificate certificate) throws GeneralSecurityException {
        if (certificate.getEncoded().length > MAX_BYTES) {
            throw new PeerRefusal(
                    Reason.MALFORMED,
                    name(certificate)
                            + " has "
                            + certificate.getEncoded().length
                            + " bytes, at most "
                            + MAX_BYTES
                            + " are read");
        }
        int serialBits = certificate.getSerialNumber().bitLength();
        if (certificate.getSerialNumber().signum() <= 0 || serialBits > MAX_SERIAL_BITS) {
            throw new PeerRefusal(
                    Reason.SERIAL_NUMBER,
                    name(certificate)
                            + " has a serial number of "
                            + serialBits
                            + " bits or below 1");
        }
        if (!KeyPairCheck.strong(certificate.getPublicKey())) {
            throw new PeerRefusal(
                    Reason.WEAK_KEY,
                    name(certificate)
                            + " has "
                            + KeyPairCheck.describe(certificate.getPublicKey()));
        }
        if (WEAK_SIGNATURES.stream().anyMatch(certificate.getSigAlgName()::startsWith)) {
            throw new PeerRefusal(
                    Reason.WEAK_KEY,
                    name(certificate) + " is signed with " + certificate.getSigAlgName());
        }
    }

    private static String name(X509Certificate certificate) {
        return Printable.quote(certificate.getSubjectX500Principal().getName());
    }
}

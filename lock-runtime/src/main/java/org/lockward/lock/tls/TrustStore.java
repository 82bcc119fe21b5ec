package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

/// The CAs that are trusted, and a revocation list for each of them that has one. Immutable.
///
/// Whoever builds one has checked that every list is signed by its CA ([Crls]).
final class TrustStore {

    private static final int MAX_PATH = 8;

    private final List<X509Certificate> authorities;
    private final List<AuthorityCrl> crls;

    /// A revocation list and the key that it was verified with: two CAs may share a DN.
    record AuthorityCrl(PublicKey issuerKey, X509CRL crl) {

        CrlMark mark() {
            return Crls.mark(issuerKey, crl);
        }

        CrlFacts facts() {
            return new CrlFacts(
                    name(crl.getIssuerX500Principal()),
                    mark().number(),
                    mark().thisUpdate(),
                    crl.getNextUpdate().toInstant());
        }
    }

    TrustStore(List<X509Certificate> authorities, List<AuthorityCrl> crls) {
        this.authorities = List.copyOf(authorities);
        this.crls = List.copyOf(crls);
    }

    List<X509Certificate> authorities() {
        return authorities;
    }

    List<X509CRL> crls() {
        return crls.stream().map(AuthorityCrl::crl).toList();
    }

    Optional<X509CRL> crlOf(X509Certificate authority) {
        return listOf(authority.getPublicKey()).map(AuthorityCrl::crl);
    }

    /// Certificate by certificate from the leaf to a self-signed anchor, each signature verified.
    ///
    /// @param presented the leaf, then whatever else the peer sent, in any order
    List<X509Certificate> path(List<X509Certificate> presented) throws GeneralSecurityException {
        if (presented.size() > MAX_PATH) {
            throw new PeerRefusal(
                    Reason.UNKNOWN_CA,
                    "the peer sent " + presented.size() + " certificates, at most 8 are read");
        }
        List<X509Certificate> path = new ArrayList<>(List.of(presented.getFirst()));
        while (!isAnchor(path.getLast())) {
            path.add(issuerOf(path.getLast(), presented));
            if (path.size() > MAX_PATH) {
                throw new PeerRefusal(Reason.UNKNOWN_CA, "the chain has more than 8 certificates");
            }
        }
        return path;
    }

    private boolean isAnchor(X509Certificate certificate) {
        return isSelfIssued(certificate) && authorities.contains(certificate);
    }

    private X509Certificate issuerOf(X509Certificate subject, List<X509Certificate> presented)
            throws PeerRefusal {
        List<X509Certificate> candidates = new ArrayList<>(authorities);
        candidates.addAll(presented.subList(1, presented.size()));
        return candidates.stream()
                .filter(c -> !c.equals(subject) && signed(c, subject))
                .findFirst()
                .orElseThrow(() -> unknown(subject));
    }

    private PeerRefusal unknown(X509Certificate subject) {
        List<String> trusted =
                authorities.stream().map(a -> name(a.getSubjectX500Principal())).toList();
        return new PeerRefusal(
                Reason.UNKNOWN_CA,
                "issued by "
                        + name(subject.getIssuerX500Principal())
                        + ", trusted are "
                        + String.join(", ", trusted)
                        + (sameName(subject) ? " (the same name with another key)" : ""));
    }

    private boolean sameName(X509Certificate subject) {
        return authorities.stream()
                .anyMatch(
                        a -> a.getSubjectX500Principal().equals(subject.getIssuerX500Principal()));
    }

    private static String name(X500Principal principal) {
        return Printable.quote(principal.getName());
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    static boolean signed(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// The same authorities with the newer list of each of them, ours or the one in force.
    TrustStore notOlderThan(TrustStore inForce) {
        List<AuthorityCrl> newest = new ArrayList<>();
        for (AuthorityCrl mine : crls) {
            newest.add(inForce.listOf(mine.issuerKey()).filter(c -> newer(c, mine)).orElse(mine));
        }
        for (AuthorityCrl theirs : inForce.crls) {
            if (listOf(theirs.issuerKey()).isEmpty() && trusts(theirs.issuerKey())) {
                newest.add(theirs);
            }
        }
        return new TrustStore(authorities, newest);
    }

    List<CrlFacts> lists() {
        return crls.stream().map(AuthorityCrl::facts).toList();
    }

    List<String> withoutList() {
        return authorities.stream()
                .filter(authority -> crlOf(authority).isEmpty())
                .map(authority -> name(authority.getSubjectX500Principal()))
                .toList();
    }

    /// How far our lists are.
    List<CrlMark> marks() {
        return crls.stream().map(AuthorityCrl::mark).toList();
    }

    /// A sentence with both numbers for each list of ours that is older than the one which that
    /// memory knows, or missing although it knows one.
    List<String> olderThan(CrlMemory memory) {
        List<String> older = new ArrayList<>();
        for (X509Certificate authority : authorities) {
            PublicKey key = authority.getPublicKey();
            Optional<CrlMark> mine = listOf(key).map(AuthorityCrl::mark);
            memory.newest(Crls.keyId(key))
                    .filter(seen -> mine.isEmpty() || mine.get().olderThan(seen))
                    .ifPresent(seen -> older.add(replay(authority, mine, seen)));
        }
        return older;
    }

    private static String replay(X509Certificate authority, Optional<CrlMark> mine, CrlMark seen) {
        return "the revocation list of "
                + name(authority.getSubjectX500Principal())
                + mine.map(m -> " is " + m.text()).orElse(" is missing")
                + ", seen was already "
                + seen.text();
    }

    private static boolean newer(AuthorityCrl one, AuthorityCrl other) {
        return other.mark().olderThan(one.mark());
    }

    private Optional<AuthorityCrl> listOf(PublicKey issuerKey) {
        return crls.stream().filter(c -> c.issuerKey().equals(issuerKey)).findFirst();
    }

    private boolean trusts(PublicKey issuerKey) {
        return authorities.stream().anyMatch(a -> a.getPublicKey().equals(issuerKey));
    }
}

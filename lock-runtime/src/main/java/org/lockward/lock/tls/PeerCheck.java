package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Accepted;
import org.lockward.lock.tls.PeerVerdict.Reason;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// Judges a peer's certificate with one state of our own material: the chain, the purposes, the
/// names, the revocation list. Any thread may call it.
///
/// Whatever cannot be decided is refused, unchecked exceptions included: the JDK's own path check
/// throws UnsupportedOperationException for some chains.
public final class PeerCheck {

    private static final String NONE = "-";

    private final NodeMaterial own;
    private final TlsPolicy policy;
    private final InstantSource clock;
    private final PathCheck paths;
    private final RevocationCheck revocations;

    public PeerCheck(NodeMaterial own, TlsPolicy policy, InstantSource clock) {
        this.own = own;
        this.policy = policy;
        this.clock = clock;
        this.paths = new PathCheck(own.trust());
        this.revocations = new RevocationCheck(own.trust(), policy.crlFreshness());
    }

    /// A client that has connected to us, to be asked after every handshake, resumed ones included,
    /// and again for every live session when the material changes.
    public PeerVerdict check(SSLSession session) {
        return check(certificates(session));
    }

    /// The same for certificates at hand, the peer's own first.
    public PeerVerdict check(List<X509Certificate> presented) {
        return judge(presented, () -> accept(presented, PeerRules.CLIENT_AUTH));
    }

    /// A daemon that we have connected to, before anything is sent to it.
    public PeerVerdict checkDaemon(List<X509Certificate> presented, ExpectedDaemon expected) {
        return judge(
                presented,
                () -> {
                    PeerVerdict verdict = accept(presented, PeerRules.SERVER_AUTH);
                    mustBe(expected, presented.getFirst());
                    return verdict;
                });
    }

    /// Whether an accepted peer may call itself so. At level tls certificates are shared: any ID.
    public PeerVerdict checkClaim(PeerIdentity peer, String claimedId) {
        if (policy.level() == SecurityLevel.MUTUAL && !peer.id().equals(claimedId)) {
            String detail =
                    "the certificate is of "
                            + Printable.quote(peer.id())
                            + ", the peer claims to be "
                            + Printable.quote(claimedId);
            return new Refused(Reason.CLAIMED_ID, detail, peer.id(), peer.serial());
        }
        return new Accepted(peer, List.of());
    }

    /// The chain alone: what decides the alert inside of the handshake.
    PeerVerdict checkChain(List<X509Certificate> presented) {
        return judge(
                presented,
                () -> {
                    paths.path(presented, clock.instant());
                    return new Accepted(CertificateNames.identity(presented.getFirst()), List.of());
                });
    }

    private Accepted accept(List<X509Certificate> presented, String role)
            throws GeneralSecurityException {
        X509Certificate leaf = presented.getFirst();
        List<X509Certificate> path = paths.path(presented, clock.instant());
        List<String> warnings = revocations.check(path, clock.instant());
        PeerRules.mustBeEndEntity(leaf);
        if (policy.level() == SecurityLevel.MUTUAL) {
            PeerRules.mustServe(Set.of(PeerRules.CLIENT_AUTH, PeerRules.SERVER_AUTH), leaf);
            mustBeOfOurDomain(PeerRules.name(leaf));
        } else {
            PeerRules.mustServe(Set.of(role), leaf);
        }
        return new Accepted(paths.identity(presented), warnings);
    }

    private void mustBeOfOurDomain(NodeName name) throws PeerRefusal {
        if (!name.trustDomain().equals(own.trustDomain())) {
            throw new PeerRefusal(
                    Reason.TRUST_DOMAIN,
                    "the peer is of trust domain "
                            + name.trustDomain()
                            + ", we are of "
                            + own.trustDomain());
        }
    }

    private static void mustBe(ExpectedDaemon expected, X509Certificate leaf)
            throws GeneralSecurityException {
        switch (expected) {
            case ExpectedDaemon.WithId(String id) -> {
                String shown = CertificateNames.identity(leaf).id();
                if (!shown.equals(id)) {
                    throw new PeerRefusal(
                            Reason.HOST_MISMATCH,
                            "the daemon is " + Printable.quote(shown) + ", expected is " + id);
                }
            }
            case ExpectedDaemon.AtHost(String host) -> {
                if (!CertificateNames.isFor(host, leaf)) {
                    throw new PeerRefusal(
                            Reason.HOST_MISMATCH,
                            "the daemon's certificate is for "
                                    + CertificateNames.hosts(leaf)
                                    + ", dialled was "
                                    + host);
                }
            }
        }
    }

    private interface Judgement {
        PeerVerdict reach() throws GeneralSecurityException;
    }

    private static PeerVerdict judge(List<X509Certificate> presented, Judgement judgement) {
        if (presented.isEmpty()) {
            return new Refused(Reason.NO_CERTIFICATE, "the peer shows no certificate", NONE, NONE);
        }
        try {
            return judgement.reach();
        } catch (PeerRefusal e) {
            return refused(e.reason(), e.detail(), presented.getFirst());
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) {
            String detail = "the certificate cannot be judged: " + Printable.quote(e.toString());
            return refused(Reason.MALFORMED, detail, presented.getFirst());
        }
    }

    private static Refused refused(Reason reason, String detail, X509Certificate leaf) {
        try {
            PeerIdentity shown = CertificateNames.identity(leaf);
            return new Refused(reason, detail, shown.id(), shown.serial());
        } catch (RuntimeException | StackOverflowError e) {
            return new Refused(reason, detail, NONE, NONE);
        }
    }

    /// An equal chain, to be kept as long as a session: one for all sessions that show it.
    public List<X509Certificate> shared(List<X509Certificate> presented) {
        return paths.shared(presented);
    }

    /// What the peer showed in the handshake, empty if nothing.
    public static List<X509Certificate> certificates(SSLSession session) {
        try {
            Certificate[] shown = session.getPeerCertificates();
            List<X509Certificate> certificates = new ArrayList<>();
            Arrays.stream(shown).forEach(c -> certificates.add((X509Certificate) c));
            return certificates;
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}

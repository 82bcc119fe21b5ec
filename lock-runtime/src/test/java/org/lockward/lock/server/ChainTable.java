package org.lockward.lock.server;

import static org.lockward.lock.server.PeerRow.accepted;
import static org.lockward.lock.server.PeerRow.alerted;
import static org.lockward.lock.server.PeerRow.denied;
import static org.lockward.lock.server.PeerWorld.NODE;

import org.lockward.lock.server.PeerWorld.Meeting;
import org.lockward.lock.testbed.Forge;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.SecurityLevel;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rows about chains, revocation lists, levels and claims.
final class ChainTable {

    private static final Duration DAY = Duration.ofDays(1);
    private static final NodeSpec BELOW = NodeSpec.authority("Below", "critical,CA:TRUE");
    private static final NodeSpec SERVICE =
            NODE.subject("/O=Fleet").extension("subjectAltName", "IP:127.0.0.1");

    private ChainTable() {}

    static Stream<PeerRow> authorities() {
        return Stream.of(
                unknown("other CA", w -> w.peer(w.other("Other").issue(NODE))),
                unknown("same DN, other key", w -> w.peer(w.other("Fleet").issue(NODE))),
                unknown("other CA, its root sent along", w -> shown(w, w.other("Other"), NODE)),
                unknown("self-signed", ChainTable::selfSigned),
                unknown("issued by a node", w -> under(w, NodeSpec.node("above"))),
                unknown(
                        "issued by a CA without keyCertSign",
                        w -> under(w, BELOW.extension("keyUsage", "critical,cRLSign"))),
                accepted("two CAs are trusted", ChainTable::twoRoots),
                alerted("expired root", ChainTable::expiredRoot, "expired", "certificate_expired"));
    }

    static Stream<PeerRow> intermediates() {
        return Stream.of(
                accepted("intermediate", w -> below(w, BELOW)),
                unknown("intermediate missing", w -> without(w)),
                accepted("intermediate known to the judge", ChainTable::knownIntermediate),
                accepted("root before intermediate", ChainTable::rootFirst),
                accepted("certificates sent twice", ChainTable::twice),
                new PeerRow(
                        "intermediate before leaf",
                        ChainTable::leafLast,
                        "key-usage",
                        "alert illegal_parameter",
                        "handshake"),
                alerted("nine certificates", ChainTable::nine, "unknown-ca", "unknown_ca"),
                alerted(
                        "intermediate expired",
                        w -> under(w, BELOW.valid(DAY, DAY.dividedBy(-2))),
                        "expired",
                        "certificate_expired"),
                new PeerRow(
                        "intermediate revoked",
                        ChainTable::revokedIntermediate,
                        "revoked",
                        "REVOKED",
                        "revoked"));
    }

    static Stream<PeerRow> constraints() {
        return Stream.of(
                unknown(
                        "pathlen exceeded",
                        w ->
                                twoBelow(
                                        w,
                                        NodeSpec.authority("Below", "critical,CA:TRUE,pathlen:0"))),
                accepted(
                        "pathlen kept",
                        w ->
                                twoBelow(
                                        w,
                                        NodeSpec.authority("Below", "critical,CA:TRUE,pathlen:1"))),
                unknown(
                        "name outside of the constraint",
                        w -> below(w, constrained("permitted;DNS:example.org"))),
                unknown("name excluded", w -> below(w, constrained("excluded;DNS:localhost"))),
                accepted(
                        "name inside of the constraint",
                        w -> below(w, constrained("permitted;DNS:localhost"))));
    }

    private static PeerRow unknown(String name, Function<PeerWorld, Meeting> meeting) {
        return alerted(name, meeting, "unknown-ca", "unknown_ca");
    }

    private static NodeSpec constrained(String value) {
        return BELOW.extension("nameConstraints", "critical," + value);
    }

    private static Meeting shown(PeerWorld w, TestAuthority by, NodeSpec spec) {
        return w.peer(by.issue(spec), by.certificate());
    }

    private static Meeting selfSigned(PeerWorld w) {
        return w.peer(w.other("Alone").selfSigned(NODE));
    }

    /// Of an intermediate that the judge knows only by what the peer sends.
    private static Meeting under(PeerWorld w, NodeSpec spec) {
        return shown(w, w.subordinate(w.root, spec), NODE);
    }

    private static Meeting below(PeerWorld w, NodeSpec spec) {
        TestAuthority issuer = w.subordinate(w.root, spec);
        return shown(w, issuer, NODE).judgedBy(w.knowing(issuer));
    }

    private static Meeting twoBelow(PeerWorld w, NodeSpec spec) {
        TestAuthority upper = w.subordinate(w.root, spec);
        TestAuthority lower = w.subordinate(upper, NodeSpec.authority("Lower", "critical,CA:TRUE"));
        return w.peer(lower.issue(NODE), lower.certificate(), upper.certificate())
                .judgedBy(w.knowing(upper, lower));
    }

    private static Meeting twoRoots(PeerWorld w) {
        TestAuthority second = w.other("Second");
        return w.peer(second.issue(NODE))
                .judgedBy(
                        w.judge(
                                List.of(second.certificate(), w.root.certificate()),
                                List.of(w.root.crl(), second.crl())));
    }

    private static Meeting expiredRoot(PeerWorld w) {
        TestAuthority old = w.expired("Old");
        return w.peer(old.issue(NODE))
                .judgedBy(
                        w.judge(
                                List.of(w.root.certificate(), old.certificate()),
                                List.of(w.root.crl(), old.crl())));
    }

    private static Meeting without(PeerWorld w) {
        TestAuthority issuer = w.subordinate(w.root, BELOW);
        return w.peer(issuer.issue(NODE));
    }

    private static Meeting knownIntermediate(PeerWorld w) {
        TestAuthority issuer = w.subordinate(w.root, BELOW);
        return w.peer(issuer.issue(NODE)).judgedBy(w.knowing(issuer));
    }

    private static Meeting rootFirst(PeerWorld w) {
        TestAuthority issuer = w.subordinate(w.root, BELOW);
        return w.peer(issuer.issue(NODE), w.root.certificate(), issuer.certificate())
                .judgedBy(w.knowing(issuer));
    }

    private static Meeting twice(PeerWorld w) {
        TestAuthority issuer = w.subordinate(w.root, BELOW);
        Issued node = issuer.issue(NODE);
        Path above = issuer.certificate();
        return w.peer(node, node.certificate(), above, above).judgedBy(w.knowing(issuer));
    }

    private static Meeting leafLast(PeerWorld w) {
        TestAuthority issuer = w.subordinate(w.root, BELOW);
        Issued node = issuer.issue(NODE);
        List<X509Certificate> chain =
                List.of(
                        Forge.certificates(issuer.certificate()).getFirst(),
                        Forge.certificates(node.certificate()).getFirst());
        return w.shows(chain, Forge.key(node.key())).judgedBy(w.knowing(issuer));
    }

    private static Meeting nine(PeerWorld w) {
        Issued node = w.root.issue(NODE);
        Path root = w.root.certificate();
        return w.peer(node, root, root, root, root, root, root, root, root);
    }

    private static Meeting revokedIntermediate(PeerWorld w) {
        TestAuthority above = w.other("Above");
        TestAuthority issuer = w.subordinate(above, BELOW);
        above.revoke(new Issued(issuer.certificate(), issuer.key()));
        return shown(w, issuer, NODE)
                .judgedBy(
                        w.judge(
                                List.of(
                                        w.root.certificate(),
                                        above.certificate(),
                                        issuer.certificate()),
                                List.of(w.root.crl(), above.crl(), issuer.crl())));
    }

    static Stream<PeerRow> lists() {
        return Stream.of(
                new PeerRow("revoked", ChainTable::revoked, "revoked", "REVOKED", "revoked"),
                denied("list missing", w -> list(w, ""), "crl-missing"),
                accepted(
                        "list missing, tolerated",
                        w -> list(w, "").policy(SecurityLevel.MUTUAL, CrlFreshness.WARN)),
                denied("list outdated", w -> list(w, "outdated"), "crl-outdated"),
                accepted(
                        "list outdated, tolerated",
                        w -> list(w, "outdated").policy(SecurityLevel.MUTUAL, CrlFreshness.WARN)),
                denied("list from tomorrow", w -> list(w, "tomorrow"), "crl-outdated"),
                denied("list of the intermediate missing", w -> under(w, BELOW), "crl-missing"));
    }

    private static Meeting revoked(PeerWorld w) {
        TestAuthority second = w.other("Second");
        Issued node = second.issue(NODE);
        second.revoke(node);
        return w.peer(node).judgedBy(w.judge(both(w, second), List.of(w.root.crl(), second.crl())));
    }

    private static List<Path> both(PeerWorld w, TestAuthority second) {
        return List.of(w.root.certificate(), second.certificate());
    }

    /// A peer of a second CA, whose list is in that state.
    private static Meeting list(PeerWorld w, String state) {
        TestAuthority second = w.other("Second");
        Issued node = second.issue(NODE);
        switch (state) {
            case "outdated" -> second.publishCrl(DAY.multipliedBy(8), DAY.negated());
            case "tomorrow" -> second.publishCrl(DAY.negated(), DAY.multipliedBy(8));
            default -> {
                return w.peer(node).judgedBy(w.judge(both(w, second), List.of(w.root.crl())));
            }
        }
        return w.peer(node).judgedBy(w.judge(both(w, second), List.of(w.root.crl(), second.crl())));
    }

    static Stream<PeerRow> levels() {
        return Stream.of(
                accepted("shared certificate at level tls", w -> atLevelTls(w, SERVICE)),
                denied("shared certificate at level mutual", w -> w.node(SERVICE), "common-name"),
                accepted("any claim at level tls", w -> atLevelTls(w, NODE).claims("node")),
                new PeerRow(
                        "client only at level tls",
                        w -> atLevelTls(w, SERVICE.extension("extendedKeyUsage", "clientAuth")),
                        "accepted",
                        "PONG",
                        "extended-key-usage"),
                new PeerRow(
                        "server only at level tls",
                        w -> atLevelTls(w, SERVICE.extension("extendedKeyUsage", "serverAuth")),
                        "extended-key-usage",
                        "DENIED",
                        "accepted"),
                accepted("claims its own ID", w -> w.node(NODE).claims("node")),
                new PeerRow(
                        "claims another ID",
                        w -> w.node(NODE).claims("another"),
                        "claimed-id",
                        "DENIED",
                        "host-mismatch"),
                alerted(
                        "TLS 1.2 only",
                        w -> w.node(NODE).speaking("TLSv1.2"),
                        "handshake",
                        "protocol_version"));
    }

    private static Meeting atLevelTls(PeerWorld w, NodeSpec spec) {
        return w.node(spec).policy(SecurityLevel.TLS, CrlFreshness.REFUSE);
    }
}

package org.lockward.lock.server;

import org.lockward.lock.testbed.Forge;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the rows of the table of peers come from: CAs, judges with their bundles, and peers.
final class PeerWorld {

    static final NodeSpec NODE = NodeSpec.node("node");

    final TestAuthority root;
    private final Path home;
    private final Path judge;
    private int made;

    PeerWorld(Path home) {
        this.home = home;
        root = TestAuthority.create(home.resolve("root"), "Fleet");
        judge = root.bundle(root.issue(NodeSpec.node("judge")), home.resolve("judge"));
    }

    /// Who meets whom, and by which rules.
    ///
    /// @param peer the one that is judged, whichever side it is on
    /// @param judge the bundle of the one that judges
    /// @param claim what the peer calls itself as a client, and is expected to be as a daemon;
    ///   empty where it claims nothing and only has to be for the host that is dialled
    record Meeting(RawTls peer, Path judge, TlsPolicy policy, Optional<String> claim) {

        Meeting judgedBy(Path other) {
            return new Meeting(peer, other, policy, claim);
        }

        Meeting policy(SecurityLevel level, CrlFreshness freshness) {
            return new Meeting(peer, judge, new TlsPolicy(level, false, freshness), claim);
        }

        Meeting claims(String id) {
            return new Meeting(peer, judge, policy, Optional.of(id));
        }

        Meeting speaking(String protocol) {
            RawTls other = new RawTls(peer.chain(), peer.key(), protocol);
            return new Meeting(other, judge, policy, claim);
        }

        ExpectedDaemon expected() {
            return claim.<ExpectedDaemon>map(ExpectedDaemon.WithId::new)
                    .orElseGet(() -> new ExpectedDaemon.AtHost("127.0.0.1"));
        }
    }

    /// A peer of our CA.
    Meeting node(NodeSpec spec) {
        return peer(root.issue(spec));
    }

    /// A peer that shows its certificate and then these files.
    Meeting peer(Issued issued, Path... more) {
        List<X509Certificate> chain = new ArrayList<>(Forge.certificates(issued.certificate()));
        for (Path file : more) {
            chain.addAll(Forge.certificates(file));
        }
        return shows(chain, Forge.key(issued.key()));
    }

    Meeting shows(List<X509Certificate> chain, PrivateKey key) {
        TlsPolicy policy = TlsPolicy.strict(SecurityLevel.MUTUAL);
        return new Meeting(new RawTls(chain, key), judge, policy, Optional.empty());
    }

    /// A peer of our CA with some bytes replaced in what was signed.
    Meeting forged(NodeSpec spec, byte[] what, byte[] by) {
        TestAuthority forger = subordinate(root, NodeSpec.authority("Forger", "critical,CA:TRUE"));
        Issued genuine = forger.issue(spec);
        X509Certificate leaf = Forge.certificates(genuine.certificate()).getFirst();
        X509Certificate forged = Forge.forge(leaf, what, by, Forge.key(forger.key()));
        List<X509Certificate> chain = new ArrayList<>(List.of(forged));
        chain.addAll(Forge.certificates(forger.certificate()));
        return shows(chain, Forge.key(genuine.key())).judgedBy(knowing(forger));
    }

    TestAuthority other(String name) {
        return TestAuthority.create(place("ca"), name);
    }

    /// A root that has ended a day ago.
    TestAuthority expired(String name) {
        TestAuthority old = other(name);
        old.expire();
        return old;
    }

    TestAuthority subordinate(TestAuthority above, NodeSpec spec) {
        return above.subordinate(place("ca"), spec);
    }

    /// A judge that also has these CAs, which are below the root, and their lists.
    Path knowing(TestAuthority... below) {
        List<Path> authorities = new ArrayList<>(List.of(root.certificate()));
        List<Path> lists = new ArrayList<>(List.of(root.crl()));
        List.of(below).forEach(authority -> authorities.add(authority.certificate()));
        List.of(below).forEach(authority -> lists.add(authority.crl()));
        return judge(authorities, lists);
    }

    /// A judge that trusts these CAs and has these lists.
    Path judge(List<Path> authorities, List<Path> lists) {
        Path bundle = root.bundle(root.issue(NodeSpec.node("judge")), place("judge"));
        join(authorities, bundle.resolve("ca.pem"));
        join(lists, bundle.resolve("crl.pem"));
        return bundle;
    }

    private Path place(String name) {
        return home.resolve(name + made++);
    }

    private static void join(List<Path> parts, Path whole) {
        StringBuilder text = new StringBuilder();
        try {
            for (Path part : parts) {
                text.append(Files.readString(part));
            }
            Files.writeString(whole, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

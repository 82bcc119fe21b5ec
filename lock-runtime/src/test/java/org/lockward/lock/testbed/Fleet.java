package org.lockward.lock.testbed;

import org.lockward.lock.client.Access;
import org.lockward.lock.client.ClientOptions;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// A CA and the bundles of its nodes, made when they are first asked for.
public final class Fleet {

    private final Path home;
    private final TestAuthority authority;

    public Fleet(Path home) {
        this.home = home;
        this.authority = TestAuthority.create(home.resolve("ca"), "Fleet");
    }

    public TestAuthority authority() {
        return authority;
    }

    /// The bundle of the node with that ID.
    public synchronized Path bundle(String id) {
        Path bundle = home.resolve(id);
        return Files.exists(bundle)
                ? bundle
                : authority.bundle(authority.issue(NodeSpec.node(id)), bundle);
    }

    /// A node's session with a daemon.
    public LockClient connect(String id, int port) {
        return connect(id, port, ClientOptions.DEFAULT.withPatience(Duration.ofSeconds(20)));
    }

    /// The same, with those options.
    public LockClient connect(String id, int port, ClientOptions options) {
        Clock clock = Clock.systemUTC();
        TlsPolicy policy = TlsPolicy.strict(SecurityLevel.MUTUAL);
        ClientTls tls = ClientTls.of(NodeMaterial.load(bundle(id), clock), policy, clock);
        Access access =
                new Access.Certified(tls, new ExpectedDaemon.AtHost("127.0.0.1"), Optional.of(id));
        return LockClient.connect(new DaemonAddress.Network("127.0.0.1", port), access, options);
    }
}

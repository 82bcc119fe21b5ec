package org.lockward.lock.server;

import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A CA, nodes by name, and a daemon of the node `daemon`, all real.
final class TestFleet implements AutoCloseable {

    private static final InstantSource CLOCK = InstantSource.system();

    final TestServer server;
    private final Path home;
    private final TestAuthority authority;
    private final LiveMaterial material;
    private final Map<String, TestAuthority.Issued> issued = new HashMap<>();

    TestFleet(Path home, SecurityLevel level, ServerLimits limits) {
        this(home, level, config -> config.withLimits(limits).withDrain(Duration.ofMillis(200)));
    }

    TestFleet(Path home, SecurityLevel level, UnaryOperator<ServerConfig> settings) {
        this.home = home;
        authority = TestAuthority.create(home.resolve("ca"), "Fleet");
        TlsPolicy policy = new TlsPolicy(level, false, CrlFreshness.REFUSE);
        material = LiveMaterial.open(bundle("daemon"), policy, CLOCK);
        Security security = new Security.Certified(level, material);
        server = new TestServer(home.resolve("state"), security, settings);
    }

    /// The bundle of a node that is made when it is first asked for.
    Path bundle(String id) {
        return bundle(id, NodeSpec.node(id));
    }

    Path bundle(String name, NodeSpec spec) {
        Path directory = home.resolve(name);
        if (!Files.exists(directory)) {
            issued.put(name, authority.issue(spec));
            authority.bundle(issued(name), directory);
        }
        return directory;
    }

    /// Revokes the node and gives the daemon the new list.
    void revoke(String name) throws IOException {
        authority.revoke(issued(name));
        Path fresh = home.resolve("daemon").resolve("crl.pem.new");
        Files.copy(authority.crl(), fresh);
        Files.move(
                fresh, home.resolve("daemon").resolve("crl.pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    String serial(String name) {
        return NodeMaterial.load(home.resolve(name), CLOCK).self().serial();
    }

    /// A connection of that node, handshake done.
    TestPeer connect(String name) throws IOException {
        return connect(bundle(name), SecurityLevel.MUTUAL);
    }

    TestPeer connect(Path bundle, SecurityLevel level) throws IOException {
        ClientTls tls =
                ClientTls.of(NodeMaterial.load(bundle, CLOCK), TlsPolicy.strict(level), CLOCK);
        return connect(tls);
    }

    TestPeer connect(ClientTls tls) throws IOException {
        return new TestPeer(socket(tls));
    }

    /// A connection on which TLS is done and nothing was said.
    Socket socket(String name, SecurityLevel level) throws IOException {
        NodeMaterial material = NodeMaterial.load(bundle(name), CLOCK);
        return socket(ClientTls.of(material, TlsPolicy.strict(level), CLOCK));
    }

    private Socket socket(ClientTls tls) throws IOException {
        var address = server.server.address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        return tls.secure(socket, new ExpectedDaemon.WithId("daemon")).socket();
    }

    private TestAuthority.Issued issued(String name) {
        TestAuthority.Issued node = issued.get(name);
        if (node == null) {
            throw new AssertionError("no node " + name);
        }
        return node;
    }

    @Override
    public void close() {
        server.close();
        material.close();
    }
}

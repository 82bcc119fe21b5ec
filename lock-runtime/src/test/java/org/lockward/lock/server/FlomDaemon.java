package org.lockward.lock.server;

import org.lockward.lock.tls.SecurityLevel;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A daemon of any level that speaks both protocols, and its peers.
final class FlomDaemon implements AutoCloseable {

    static final String NODE = "3d1219c7c4c5404aaa1f6d2a48adfda4";
    static final String OTHER = "f0410000000000000000000000000041";

    final TestServer server;
    private final Optional<TestFleet> fleet;
    private final SecurityLevel level;

    FlomDaemon(Path temp, SecurityLevel level) {
        this(temp, level, UnaryOperator.identity());
    }

    FlomDaemon(Path temp, SecurityLevel level, UnaryOperator<ServerConfig> more) {
        this.level = level;
        UnaryOperator<ServerConfig> settings =
                config ->
                        more.apply(
                                config.withProtocols(Protocols.of(true, true))
                                        .withDrain(Duration.ofMillis(200)));
        fleet =
                level == SecurityLevel.NONE
                        ? Optional.empty()
                        : Optional.of(new TestFleet(temp, level, settings));
        server =
                fleet.map(f -> f.server)
                        .orElseGet(() -> new TestServer(temp, new Security.None(false), settings));
    }

    /// Who the daemon is in its answers.
    String id() {
        return fleet.isPresent() ? "daemon" : MachineId.read();
    }

    TestFlomPeer connect(String node) throws IOException {
        return connect(node, node);
    }

    /// With the certificate of one node and the ID of another.
    TestFlomPeer connect(String node, String claimed) throws IOException {
        return new TestFlomPeer(socket(node), claimed);
    }

    TestPeer connectResp(String node) throws IOException {
        return new TestPeer(socket(node));
    }

    private Socket socket(String node) throws IOException {
        return fleet.isPresent()
                ? fleet.get().socket(node, level)
                : new Socket(
                        server.server.address().getAddress(), server.server.address().getPort());
    }

    @Override
    public void close() {
        if (fleet.isPresent()) {
            fleet.get().close();
        } else {
            server.close();
        }
    }
}

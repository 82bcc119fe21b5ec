package org.lockward.lock.stock;

import org.lockward.lock.server.Endpoints;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.server.LockServer;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.unix.SocketPath;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A running daemon, on a UNIX socket and on the network at one of the three levels, and what a
/// client needs to be told to reach it.
final class Venue implements AutoCloseable {

    /// Where a client goes.
    enum Kind {
        NONE,
        TLS,
        MUTUAL,
        SOCKET;

        boolean encrypted() {
            return this == TLS || this == MUTUAL;
        }
    }

    private final Kind kind;
    private final Fleet fleet;
    private final SocketPath socket;
    private final Optional<LiveMaterial> material;
    private final LockServer server;

    Venue(Kind kind, Path home) {
        this.kind = kind;
        this.fleet = new Fleet(home.resolve("fleet"));
        this.socket = new SocketPath(home.resolve("run").resolve("s"));
        this.material = kind.encrypted() ? Optional.of(material(kind)) : Optional.empty();
        this.server = LockServer.start(config(home));
    }

    private LiveMaterial material(Kind level) {
        TlsPolicy policy = TlsPolicy.strict(SecurityLevel.valueOf(level.name()));
        return LiveMaterial.open(fleet.bundle("daemon"), policy, Clock.systemUTC());
    }

    private ServerConfig config(Path home) {
        PrintStream nowhere =
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Security security =
                material.<Security>map(
                                m -> new Security.Certified(SecurityLevel.valueOf(kind.name()), m))
                        .orElse(new Security.None(false));
        return ServerConfig.of(
                        Endpoints.at(any).and(socket),
                        security,
                        home.resolve("state"),
                        new EventLog(nowhere, Clock.systemUTC()))
                .withDrain(Duration.ofMillis(100));
    }

    Kind kind() {
        return kind;
    }

    int port() {
        return server.address().getPort();
    }

    Path socket() {
        return socket.path();
    }

    Path bundle(String node) {
        return fleet.bundle(node);
    }

    /// The arguments by which `redis-cli` and `redis-benchmark` get in as that node.
    List<String> access(String node) {
        if (kind == Kind.SOCKET) {
            return List.of("-s", socket().toString());
        }
        List<String> access = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", "" + port()));
        if (kind.encrypted()) {
            access.addAll(List.of("--tls", "--cacert", bundle(node).resolve("ca.pem").toString()));
            access.addAll(List.of("--cert", bundle(node).resolve("chain.pem").toString()));
            access.addAll(List.of("--key", bundle(node).resolve("key.pem").toString()));
        }
        return access;
    }

    @Override
    public void close() {
        server.close();
        material.ifPresent(LiveMaterial::close);
    }
}

package org.lockward.lock.testbed;

import org.lockward.lock.server.EventLog;
import org.lockward.lock.server.LockServer;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// A real daemon at level mutual on a free port of loopback, in this process.
public final class RunningDaemon implements AutoCloseable {

    private final LiveMaterial material;
    private final LockServer server;

    public RunningDaemon(Path bundle, Path state) {
        Clock clock = Clock.systemUTC();
        material = LiveMaterial.open(bundle, TlsPolicy.strict(SecurityLevel.MUTUAL), clock);
        PrintStream nowhere =
                new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        server =
                LockServer.start(
                        ServerConfig.of(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                        new Security.Certified(SecurityLevel.MUTUAL, material),
                                        state,
                                        new EventLog(nowhere, clock))
                                .withDrain(Duration.ofMillis(100)));
    }

    public int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        server.close();
        material.close();
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// A real daemon on a free loopback port, with its log at hand.
final class TestServer implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(15);

    final LockServer server;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    TestServer(Path state) {
        this(state, new Security.None(false), ServerLimits.DEFAULT, Duration.ofMillis(200));
    }

    TestServer(Path state, Security security, ServerLimits limits, Duration drain) {
        this(state, security, config -> config.withLimits(limits).withDrain(drain));
    }

    TestServer(Path state, Security security, UnaryOperator<ServerConfig> settings) {
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        server =
                LockServer.start(
                        settings.apply(
                                ServerConfig.of(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                        security,
                                        state,
                                        new EventLog(out, InstantSource.system()))));
    }

    TestPeer connect() throws IOException {
        return new TestPeer(new Socket(server.address().getAddress(), server.address().getPort()));
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    void awaitLog(String text) throws InterruptedException {
        await(() -> log().contains(text), "the log to say " + text + ": " + log());
    }

    static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail("waited " + LONG.toSeconds() + " s for " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

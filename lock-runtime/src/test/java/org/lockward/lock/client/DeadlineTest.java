package org.lockward.lock.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A daemon that is none: it answers slowly, or with something else.
class DeadlineTest {

    private static final Access PLAIN = new Access.Plain(Optional.empty());

    private interface Conduct {
        void toward(OutputStream peer) throws IOException, InterruptedException;
    }

    /// Connects to somebody who behaves like that.
    private static void connectTo(Conduct conduct) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(listener, conduct));
            DaemonAddress address = new DaemonAddress.Network("127.0.0.1", listener.getLocalPort());
            LockClient.connect(address, PLAIN, Duration.ofMillis(500)).close();
        }
    }

    private static void serve(ServerSocket listener, Conduct conduct) {
        try (Socket peer = listener.accept()) {
            conduct.toward(peer.getOutputStream());
            peer.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client went away: that is what it should do.
            return;
        }
    }

    @Test
    void who_drips_runs_into_the_deadline() {
        long start = System.nanoTime();
        assertThrows(LockException.Unavailable.class, () -> connectTo(DeadlineTest::drip));
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(10).toNanos());
    }

    private static void drip(OutputStream peer) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            peer.write('+');
            Thread.sleep(100);
        }
    }

    @Test
    void who_says_nothing_runs_into_the_deadline() {
        LockException silent =
                assertThrows(LockException.Unavailable.class, () -> connectTo(_ -> {}));
        assertTrue(silent.problem().what().contains("500 ms"), silent.problem().what());
    }

    @Test
    void who_speaks_something_else_is_told_apart() {
        assertThrows(
                LockException.ProtocolViolation.class,
                () ->
                        connectTo(peer ->
                                peer.write(
                                        "HTTP/1.1 400\r\n".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void who_refuses_at_once_is_quoted() {
        LockException denied =
                assertThrows(
                        LockException.Denied.class,
                        () ->
                                connectTo(peer ->
                                        peer.write(
                                                "-DENIED no\r\n"
                                                        .getBytes(StandardCharsets.US_ASCII))));
        assertTrue(denied.problem().what().endsWith("no"), denied.problem().what());
    }
}

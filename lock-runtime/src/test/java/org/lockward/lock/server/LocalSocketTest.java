package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.unix.SocketPath;
import org.lockward.lock.unix.Uid;
import org.lockward.lock.unix.UnixSocket;
import org.lockward.lock.wire.Request;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A daemon on a UNIX socket.
class LocalSocketTest {

    @TempDir Path temp;

    private LockServer start(SocketPath socket) {
        PrintStream log =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return LockServer.start(
                ServerConfig.of(
                                Endpoints.at(socket),
                                new Security.None(false),
                                temp.resolve("state"),
                                new EventLog(log, InstantSource.system()))
                        .withDrain(Duration.ofMillis(100)));
    }

    private SocketPath socket() {
        return new SocketPath(temp.resolve("run").resolve("lockd.sock"));
    }

    @Test
    void whoever_connects_holds_locks_under_the_uid_that_the_kernel_says() throws Exception {
        try (LockServer _ = start(socket());
                TestPeer peer = new TestPeer(UnixSocket.connect(socket())).hello3()) {
            assertTrue(peer.lock("a") > 0);
            String rows = peer.ask(new Request.Locks(10)).toString();
            assertTrue(rows.contains("Text[value=" + Uid.own() + "]"), rows);
            assertTrue(rows.contains("pid:" + ProcessHandle.current().pid()), rows);
        }
    }

    @Test
    void the_socket_goes_with_the_daemon() throws Exception {
        try (LockServer _ = start(socket())) {
            assertTrue(Files.exists(socket().path()));
        }
        assertFalse(Files.exists(socket().path()));
    }

    @Test
    void a_daemon_without_sessions_is_idle_and_says_so_once() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        try (LockServer server = start(socket());
                TestPeer peer = new TestPeer(UnixSocket.connect(socket()))) {
            peer.hello3();
            server.whenIdle(Duration.ofMillis(200), idle::countDown);
            assertFalse(idle.await(600, TimeUnit.MILLISECONDS), "there is a session");
            peer.socket.close();
            assertTrue(idle.await(10, TimeUnit.SECONDS), "now there is none");
        }
    }

    @Test
    void a_closed_connection_frees_its_locks() throws Exception {
        try (LockServer _ = start(socket());
                TestPeer holder = new TestPeer(UnixSocket.connect(socket())).hello3();
                TestPeer other = new TestPeer(UnixSocket.connect(socket())).hello3()) {
            long first = holder.lock("a");
            other.send(TestPeer.waitFor("a", 7));
            holder.socket.close();
            assertTrue(other.read().toString().contains("queued"));
            assertTrue(other.read().toString().contains("granted"), "after " + first);
        }
    }
}

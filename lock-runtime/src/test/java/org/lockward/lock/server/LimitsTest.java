package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.table.TableLimits;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What the daemon does not take on, and what it says then.
class LimitsTest {

    @TempDir Path temp;

    private static ServerLimits limits(int connections, int perNode, int handshakes) {
        return new ServerLimits(connections, 10_000, perNode, handshakes, TableLimits.DEFAULT);
    }

    private TestServer plain(ServerLimits limits) {
        return new TestServer(temp, new Security.None(false), limits, Duration.ZERO);
    }

    @Test
    void a_connection_over_the_limit_is_told_so_and_another_may_come_when_one_has_gone()
            throws Exception {
        try (TestServer server = plain(limits(1, 9, 9))) {
            try (TestPeer first = server.connect();
                    TestPeer second = server.connect()) {
                first.ask(new Request.Ping(Optional.empty()));
                assertEquals(
                        new Reply.Failure("QUOTA", "the daemon takes 1 connections"),
                        second.read());
            }
            server.awaitLog("reason=limit");
            TestServer.await(() -> answers(server), "a place to be free");
        }
    }

    private static boolean answers(TestServer server) {
        try (TestPeer peer = server.connect()) {
            return peer.ask(new Request.Ping(Optional.empty())).equals(Reply.Status.PONG);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void one_address_does_not_take_all_connections() throws IOException {
        ServerLimits limits = new ServerLimits(100, 1, 9, 9, TableLimits.DEFAULT);
        try (TestServer server = plain(limits);
                TestPeer first = server.connect();
                TestPeer second = server.connect()) {
            first.ask(new Request.Ping(Optional.empty()));
            assertEquals(
                    new Reply.Failure("QUOTA", "the daemon takes 1 connections from one address"),
                    second.read());
        }
    }

    @Test
    void a_session_over_its_locks_is_told_so() throws IOException {
        ServerLimits limits = new ServerLimits(9, 9, 9, 9, new TableLimits(1, 1, 9));
        try (TestServer server = plain(limits);
                TestPeer peer = server.connect()) {
            peer.lock("a");
            assertEquals(
                    new Reply.Failure("QUOTA", "a session holds and awaits at most 1 locks"),
                    peer.ask(TestPeer.lockRequest("b", Optional.empty())));
        }
    }

    @Test
    void a_node_over_its_connections_is_told_so_after_the_handshake() throws IOException {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.MUTUAL, limits(99, 1, 9));
                TestPeer first = fleet.connect("node-a");
                TestPeer second = fleet.connect("node-a");
                TestPeer other = fleet.connect("node-b")) {
            first.ask(new Request.Ping(Optional.empty()));
            assertEquals(
                    new Reply.Failure("QUOTA", "the daemon takes 1 connections of one node"),
                    second.read());
            assertEquals(Reply.Status.PONG, other.ask(new Request.Ping(Optional.empty())));
        }
    }

    @Test
    void silent_handshakes_end_after_ten_seconds_and_do_not_hold_up_the_others() throws Exception {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.MUTUAL, limits(99, 9, 400))) {
            List<Socket> silent = new ArrayList<>();
            InetSocketAddress address = fleet.server.server.address();
            for (int i = 0; i < 50; i++) {
                silent.add(new Socket(address.getAddress(), address.getPort()));
            }
            try (TestPeer node = fleet.connect("node-a")) {
                assertEquals(Reply.Status.PONG, node.ask(new Request.Ping(Optional.empty())));
            }
            for (Socket socket : silent) {
                socket.setSoTimeout(15_000);
                assertEquals(-1, socket.getInputStream().read());
                socket.close();
            }
            fleet.server.awaitLog("handshake timed out after 10000ms");
        }
    }

    @Test
    void a_handshake_over_the_limit_gets_an_alert() throws IOException {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.MUTUAL, limits(99, 9, 4))) {
            InetSocketAddress address = fleet.server.server.address();
            try (Socket first = new Socket(address.getAddress(), address.getPort());
                    Socket second = new Socket(address.getAddress(), address.getPort())) {
                Socket refused = whoeverHearsFirst(first, second);
                assertEquals(21, refused.getInputStream().read(), "the first byte of an alert");
            }
        }
    }

    /// Two threads do handshakes, so either of the two may be the one too many.
    private static Socket whoeverHearsFirst(Socket one, Socket other) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
        while (System.nanoTime() - deadline < 0) {
            if (one.getInputStream().available() > 0) {
                return one;
            }
            if (other.getInputStream().available() > 0) {
                return other;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("nobody was refused");
    }

    @Test
    void plain_tcp_on_a_network_address_is_refused_unless_it_is_insisted_on() throws IOException {
        InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0);
        LockException e =
                assertThrows(
                        LockException.InvalidInput.class,
                        () -> LockServer.start(config(everywhere, false)));
        assertEquals("no security on 0.0.0.0", e.problem().what());
        LockServer.start(config(everywhere, true)).close();
    }

    @Test
    void a_port_that_is_taken_is_said() {
        try (TestServer server = plain(ServerLimits.DEFAULT)) {
            LockException e =
                    assertThrows(
                            LockException.Unavailable.class,
                            () -> LockServer.start(config(server.server.address(), false)));
            assertTrue(e.problem().what().startsWith("cannot listen on 127.0.0.1:"));
        }
    }

    private ServerConfig config(InetSocketAddress address, boolean plainNetwork) {
        return ServerConfig.of(
                        address,
                        new Security.None(plainNetwork),
                        temp,
                        new EventLog(System.err, InstantSource.system()))
                .withDrain(Duration.ZERO);
    }
}

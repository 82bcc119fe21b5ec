package org.lockward.lock.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.client.Access;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.unix.SocketPath;
import org.lockward.lock.unix.UnixSocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Local processes at a distant daemon.
class AgentTest {

    private static final TlsPolicy POLICY = TlsPolicy.strict(SecurityLevel.MUTUAL);

    @TempDir Path temp;
    private Fleet fleet;
    private RunningDaemon daemon;
    private LiveMaterial material;
    private SocketPath socket;

    @BeforeEach
    void start() {
        fleet = new Fleet(temp);
        daemon = new RunningDaemon(fleet.bundle("daemon"), temp.resolve("state"));
        material = LiveMaterial.open(fleet.bundle("host"), POLICY, Clock.systemUTC());
        socket = new SocketPath(temp.resolve("run").resolve("agent.sock"));
    }

    @AfterEach
    void stop() {
        material.close();
        daemon.close();
    }

    private Agent agent(ExpectedDaemon expected, int port) {
        PrintStream log =
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        return Agent.start(
                new AgentConfig(
                        socket,
                        new DaemonAddress.Network("127.0.0.1", port),
                        expected,
                        material,
                        POLICY,
                        new EventLog(log, Clock.systemUTC())));
    }

    private Agent agent() {
        return agent(new ExpectedDaemon.AtHost("127.0.0.1"), daemon.port());
    }

    private LockClient connect() {
        return LockClient.connect(
                new DaemonAddress.Local(socket),
                new Access.Plain(Optional.empty()),
                Duration.ofSeconds(20));
    }

    @Test
    void a_local_process_holds_its_locks_as_the_node_of_the_agent() {
        try (Agent _ = agent();
                LockClient client = connect()) {
            assertTrue(client.lock(LockRequest.of("a")).isHeld());
            assertEquals(
                    List.of("host"),
                    client.standing(9).holders().stream().map(h -> h.party().owner()).toList());
        }
    }

    @Test
    void two_local_processes_are_two_sessions() {
        try (Agent _ = agent();
                LockClient one = connect();
                LockClient other = connect()) {
            assertTrue(one.lock(LockRequest.of("a")).isHeld());
            LockRequest now = LockRequest.of("a").within(Duration.ZERO);
            assertThrows(LockException.NotObtained.class, () -> other.lock(now));
        }
    }

    @Test
    void a_local_process_that_goes_frees_its_locks() {
        try (Agent _ = agent();
                LockClient other = connect()) {
            LockClient holder = connect();
            assertTrue(holder.lock(LockRequest.of("a")).isHeld());
            holder.close();
            assertTrue(other.lock(LockRequest.of("a").within(Duration.ofSeconds(15))).isHeld());
        }
    }

    @Test
    void a_daemon_that_stops_is_a_lock_that_is_lost() throws Exception {
        try (Agent _ = agent();
                LockClient client = connect()) {
            CompletableFuture<LockException> lost = new CompletableFuture<>();
            LockHandle lock = client.lock(LockRequest.of("a"));
            lock.whenLost(lost::complete);
            daemon.close();
            assertInstanceOf(LockException.Lost.class, lost.get(15, TimeUnit.SECONDS));
        }
    }

    @Test
    void where_nobody_answers_the_local_process_is_told_so() {
        try (Agent _ = agent(new ExpectedDaemon.AtHost("127.0.0.1"), 1)) {
            var e = assertThrows(LockException.Unavailable.class, this::connect);
            assertTrue(e.problem().what().contains("no connection to 127.0.0.1:1"), e.toString());
        }
    }

    @Test
    void a_daemon_that_is_not_the_expected_one_gets_nothing() {
        try (Agent _ = agent(new ExpectedDaemon.WithId("other"), daemon.port())) {
            var e = assertThrows(LockException.Denied.class, this::connect);
            assertTrue(e.problem().what().contains("the daemon is not accepted"), e.toString());
        }
    }

    @Test
    void what_is_sent_and_then_ended_is_answered_whole() throws IOException {
        try (Agent _ = agent();
                UnixSocket raw = UnixSocket.connect(socket)) {
            byte[] pings = "*1\r\n$4\r\nPING\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
            raw.getOutputStream().write(pings);
            byte[] replies = raw.getInputStream().readNBytes("+PONG\r\n".length() * 1_000);
            assertEquals("+PONG\r\n".repeat(1_000), new String(replies, StandardCharsets.US_ASCII));
            raw.shutdownOutput();
            assertEquals(0, raw.getInputStream().readAllBytes().length, "the daemon ends too");
        }
    }

    @Test
    void an_agent_that_stops_says_so_to_its_processes() throws Exception {
        CompletableFuture<LockException> lost = new CompletableFuture<>();
        try (Agent agent = agent();
                LockClient client = connect()) {
            client.lock(LockRequest.of("a")).whenLost(lost::complete);
            Thread.startVirtualThread(agent::close);
            assertTrue(lost.get(15, TimeUnit.SECONDS).problem().what().contains("agent"));
        }
    }
}

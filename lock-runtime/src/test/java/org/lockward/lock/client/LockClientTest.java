package org.lockward.lock.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The client library against the real daemon, over mutual TLS.
class LockClientTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    @TempDir static Path temp;
    private static Fleet fleet;
    private static RunningDaemon daemon;

    @BeforeAll
    static void start() {
        fleet = new Fleet(temp);
        daemon = new RunningDaemon(fleet.bundle("daemon"), temp.resolve("state"));
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    private static LockClient connect(String node) {
        return fleet.connect(node, daemon.port());
    }

    private static LockRequest exclusive(String name, Optional<Duration> patience) {
        return new LockRequest(ResourceName.parse(name), LockMode.EX, patience);
    }

    @Test
    void two_threads_of_one_client_do_not_both_get_a_lock() {
        try (LockClient client = connect("a")) {
            LockHandle first = client.lock(LockRequest.of("mine"));
            var refused =
                    assertThrows(
                            LockException.InvalidInput.class,
                            () -> client.lock(LockRequest.of("mine")));
            assertEquals("this client holds mine already", refused.problem().what());
            assertTrue(first.isHeld());
            first.close();
            assertTrue(client.lock(LockRequest.of("mine")).token() > first.token());
        }
    }

    @Test
    void a_lock_that_is_asked_for_once_more_is_given_back_as_often() {
        try (LockClient client = connect("a");
                LockClient other = connect("b")) {
            LockHandle outer = client.lock(LockRequest.of("nested"));
            client.lock(LockRequest.of("nested").reentrantly()).close();
            LockRequest busy = LockRequest.of("nested").within(NOT_AT_ALL);
            assertThrows(LockException.NotObtained.class, () -> other.lock(busy));
            outer.close();
            other.lock(busy).close();
        }
    }

    @Test
    void a_lock_is_held_under_the_node_id_until_it_is_closed() {
        try (LockClient client = connect("a")) {
            LockHandle lock = client.lock(exclusive("held", Optional.empty()));
            Standing.Holder holder =
                    client.standing(10).holders().stream()
                            .filter(h -> h.name().equals("held"))
                            .findFirst()
                            .orElseThrow();
            assertEquals("a", holder.party().owner());
            assertEquals(lock.token(), holder.token());
            lock.close();
            assertTrue(client.standing(10).holders().stream().noneMatch(holder::equals));
        }
    }

    @Test
    void tokens_grow_from_grant_to_grant() {
        try (LockClient client = connect("a")) {
            LockHandle first = client.lock(exclusive("grows", Optional.empty()));
            first.close();
            LockHandle second = client.lock(exclusive("grows", Optional.empty()));
            assertTrue(second.token() > first.token(), second.token() + " after " + first.token());
        }
    }

    @Test
    void what_is_busy_is_not_obtained_and_the_holder_is_named() {
        try (LockClient a = connect("a");
                LockClient b = connect("b")) {
            a.lock(exclusive("busy", Optional.empty()));
            LockException.NotObtained refused =
                    assertThrows(
                            LockException.NotObtained.class,
                            () -> b.lock(exclusive("busy", Optional.of(NOT_AT_ALL))));
            assertTrue(refused.problem().what().contains("held by a"), refused.problem().what());
        }
    }

    @Test
    void a_wait_ends_with_its_time() {
        try (LockClient a = connect("a");
                LockClient b = connect("b")) {
            a.lock(exclusive("timed", Optional.empty()));
            assertThrows(
                    LockException.NotObtained.class,
                    () -> b.lock(exclusive("timed", Optional.of(Duration.ofMillis(50)))));
        }
    }

    @Test
    void a_wait_ends_with_the_lock_when_the_holder_gives_it_back() throws Exception {
        try (LockClient a = connect("a");
                LockClient b = connect("b")) {
            LockHandle first = a.lock(exclusive("handed", Optional.empty()));
            CompletableFuture<LockHandle> waiting =
                    CompletableFuture.supplyAsync(
                            () -> b.lock(exclusive("handed", Optional.empty())));
            awaitWaiter(a, "handed");
            first.close();
            assertTrue(waiting.get(10, TimeUnit.SECONDS).token() > first.token());
        }
    }

    private static void awaitWaiter(LockClient client, String name) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (client.standing(10).waiters().stream().noneMatch(w -> w.name().equals(name))) {
            assertTrue(System.nanoTime() < deadline, "nobody waits for " + name);
        }
    }

    @Test
    void a_holder_is_told_when_the_daemon_goes() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        RunningDaemon shortLived =
                new RunningDaemon(fleet.bundle("daemon"), temp.resolve("state2"));
        try (LockClient client = fleet.connect("a", shortLived.port())) {
            client.lock(exclusive("lost", Optional.empty()))
                    .whenLost(lost -> told.add(lost.problem().what()));
            shortLived.close();
            String what = String.valueOf(told.poll(10, TimeUnit.SECONDS));
            assertTrue(what.startsWith("the lock is lost: "), what);
        }
    }

    @Test
    void nobody_is_told_of_a_lock_that_was_given_back() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        try (LockClient client = connect("a")) {
            LockHandle lock = client.lock(exclusive("back", Optional.empty()));
            lock.whenLost(lost -> told.add(lost.problem().what()));
            lock.close();
        }
        assertEquals(Optional.empty(), Optional.ofNullable(told.poll(200, TimeUnit.MILLISECONDS)));
    }

    @Test
    void the_daemon_is_known_and_answers() {
        try (LockClient client = connect("a")) {
            assertEquals("daemon", client.daemon().identity().orElseThrow().id());
            assertEquals("TLSv1.3", client.daemon().protocol());
            assertEquals("mutual", client.info().get("security"));
            assertTrue(client.ping().toNanos() > 0);
        }
    }

    @Test
    void nobody_at_the_port_is_said_with_the_address() throws Exception {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        LockException.Unavailable refused =
                assertThrows(LockException.Unavailable.class, () -> fleet.connect("a", port));
        assertEquals("no connection to 127.0.0.1:" + port, refused.problem().what());
    }
}

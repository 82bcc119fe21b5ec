package org.lockward.lock.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.testbed.CutWire;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What becomes of a client's locks when the wire is cut, the daemon is silent, or starts again.
class ReattachmentTest {

    private static final ClientOptions KEEPS =
            ClientOptions.DEFAULT.withRelease(ClientOptions.Release.LEASE);

    @TempDir static Path temp;
    private static Fleet fleet;
    private static int runs;

    private Path state;
    private RunningDaemon daemon;
    private CutWire wire;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void make_a_fleet() {
        fleet = new Fleet(temp);
    }

    @BeforeEach
    void start() throws IOException {
        state = temp.resolve("state-" + ++runs);
        daemon = new RunningDaemon(fleet.bundle("daemon"), state);
        wire = new CutWire(daemon.port());
    }

    @AfterEach
    void stop() throws IOException {
        wire.close();
        daemon.close();
    }

    private LockHandle lock(LockClient client, String name) {
        LockHandle lock = client.lock(LockRequest.of(name));
        lock.whenLost(lost -> told.add(lost.problem().what()));
        return lock;
    }

    private boolean isHeldAtDaemon(LockHandle lock) {
        try (LockClient other = fleet.connect("b", daemon.port())) {
            return other.standing(10).holders().stream().anyMatch(h -> h.token() == lock.token());
        }
    }

    @Test
    void a_lock_outlives_a_cut_wire() throws Exception {
        try (LockClient client = fleet.connect("a", wire.port(), KEEPS)) {
            LockHandle lock = lock(client, "kept");
            for (int i = 0; i < 3; i++) {
                wire.cut();
                assertTrue(client.ping().toNanos() > 0);
            }
            assertTrue(lock.isHeld() && isHeldAtDaemon(lock));
            lock.close();
            assertEquals(Optional.empty(), Optional.ofNullable(told.poll()));
            assertFalse(isHeldAtDaemon(lock));
        }
    }

    @Test
    void a_lock_outlives_a_restart_of_the_daemon_with_its_token() throws Exception {
        try (LockClient client = fleet.connect("a", wire.port(), KEEPS)) {
            LockHandle lock = lock(client, "reclaimed");
            LockHandle element = lock(client, "red.green");
            wire.leadTo(0);
            wire.cut();
            daemon.close();
            daemon = new RunningDaemon(fleet.bundle("daemon"), state);
            wire.leadTo(daemon.port());
            assertTrue(client.ping().toNanos() > 0);
            assertTrue(isHeldAtDaemon(lock) && isHeldAtDaemon(element), told::toString);
            lock.close();
            element.close();
            assertEquals(Optional.empty(), Optional.ofNullable(told.poll()));
        }
    }

    @Test
    void with_disconnect_a_cut_wire_is_told_once_and_a_new_session_is_another_one()
            throws Exception {
        ClientOptions plain = ClientOptions.DEFAULT;
        try (LockClient client = fleet.connect("a", wire.port(), plain)) {
            LockHandle lock = lock(client, "lost");
            wire.cut();
            String what = String.valueOf(told.poll(10, TimeUnit.SECONDS));
            assertTrue(what.startsWith("the lock is lost: "), what);
            assertFalse(lock.isHeld());
            LockHandle again = client.lock(LockRequest.of("lost"));
            assertTrue(again.token() > lock.token());
            again.close();
            assertEquals(Optional.empty(), Optional.ofNullable(told.poll()));
        }
    }

    @Test
    void a_silent_daemon_is_given_up_before_it_can_give_the_lock_away() throws Exception {
        ClientOptions impatient = KEEPS.withLease(Duration.ofSeconds(1));
        CompletableFuture<Long> toldAt = new CompletableFuture<>();
        try (LockClient client = fleet.connect("a", wire.port(), impatient);
                LockClient next = fleet.connect("b", daemon.port())) {
            lock(client, "silent").whenLost(_ -> toldAt.complete(System.nanoTime()));
            wire.silence();
            next.lock(LockRequest.of("silent").within(Duration.ofSeconds(10))).close();
            long grantedAt = System.nanoTime();
            assertTrue(toldAt.get(5, TimeUnit.SECONDS) - grantedAt < 0, "the daemon was first");
            assertTrue(told.toString().contains("silent for as long as the lease"));
        }
    }

    @Test
    void who_asks_after_the_loss_is_told_too() throws Exception {
        try (LockClient client = fleet.connect("a", wire.port())) {
            LockHandle lock = lock(client, "late");
            wire.cut();
            assertTrue(told.poll(10, TimeUnit.SECONDS) != null);
            lock.whenLost(lost -> told.add("late " + lost.problem().what()));
            assertTrue(String.valueOf(told.poll(10, TimeUnit.SECONDS)).startsWith("late "));
        }
    }
}

package org.lockward.lock.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Locks without blocking, conversions, and releases that nobody waits for.
class AsyncLockTest {

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

    private static void awaitWaiters(LockClient client, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (client.standing(10).awaited() != wanted) {
            assertTrue(System.nanoTime() < deadline, "waiters: " + client.standing(10));
            Thread.sleep(5);
        }
    }

    @Test
    void a_future_completes_with_the_lock() throws Exception {
        try (LockClient client = connect("a")) {
            LockHandle lock = client.lockAsync(LockRequest.of("f1")).get(10, TimeUnit.SECONDS);
            assertTrue(lock.isHeld() && lock.token() > 0);
            lock.close();
            assertFalse(lock.isHeld());
        }
    }

    @Test
    void a_cancelled_wait_is_gone_at_the_daemon() throws Exception {
        try (LockClient a = connect("a");
                LockClient b = connect("b");
                LockHandle _ = a.lock(LockRequest.of("f2"))) {
            CompletableFuture<LockHandle> waiting = b.lockAsync(LockRequest.of("f2"));
            awaitWaiters(a, 1);
            assertTrue(waiting.cancel(true));
            awaitWaiters(a, 0);
        }
    }

    @Test
    void a_grant_that_meets_a_cancellation_is_given_back() throws Exception {
        try (LockClient a = connect("a");
                LockClient b = connect("b")) {
            for (int i = 0; i < 200; i++) {
                CompletableFuture<LockHandle> racing = b.lockAsync(LockRequest.of("f3"));
                if (!racing.cancel(true)) {
                    racing.join().close();
                }
            }
            a.lock(LockRequest.of("f3").within(Duration.ofSeconds(10))).close();
        }
    }

    @Test
    void a_future_of_a_busy_lock_fails_with_the_reason() {
        try (LockClient a = connect("a");
                LockClient b = connect("b");
                LockHandle _ = a.lock(LockRequest.of("f4"))) {
            LockRequest impatient = LockRequest.of("f4").within(Duration.ZERO);
            ExecutionException failed =
                    assertThrows(ExecutionException.class, () -> b.lockAsync(impatient).get());
            assertInstanceOf(LockException.NotObtained.class, failed.getCause());
        }
    }

    @Test
    void many_threads_share_one_client() throws Exception {
        try (LockClient client = connect("a")) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "shared-" + i;
                all.add(
                        CompletableFuture.runAsync(() -> {
                            for (int n = 0; n < 300; n++) {
                                client.lock(LockRequest.of(name)).close();
                            }
                        }));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            assertEquals(0, client.standing(10).awaited());
        }
    }

    @Test
    void a_weaker_mode_keeps_the_token_and_a_stronger_one_has_a_new_one() {
        try (LockClient client = connect("a")) {
            LockHandle lock = client.lock(LockRequest.of("f5"));
            long token = lock.token();
            lock.convert(LockMode.PR);
            assertEquals(token, lock.token());
            lock.convert(LockMode.EX, Duration.ZERO);
            assertTrue(lock.token() > token && lock.mode() == LockMode.EX, lock.toString());
            lock.close();
        }
    }

    @Test
    void an_interrupted_wait_is_given_up_and_the_session_goes_on() throws Exception {
        try (LockClient a = connect("a");
                LockClient b = connect("b");
                LockHandle _ = a.lock(LockRequest.of("f6"))) {
            Thread waiting =
                    Thread.ofPlatform()
                            .start(() ->
                                    assertThrows(
                                            LockException.class,
                                            () -> b.lock(LockRequest.of("f6"))));
            awaitWaiters(a, 1);
            waiting.interrupt();
            awaitWaiters(a, 0);
            assertTrue(b.ping().toNanos() > 0);
        }
    }

    @Test
    void a_release_that_nobody_waits_for_frees_the_lock() {
        try (LockClient a = connect("a");
                LockClient b = connect("b")) {
            a.lock(LockRequest.of("f7")).closeAfterwards();
            b.lock(LockRequest.of("f7").within(Duration.ofSeconds(10))).close();
        }
    }

    @Test
    void a_release_and_a_request_travel_together() {
        try (LockClient client = connect("a")) {
            LockHandle lock = client.lock(LockRequest.of("f8"));
            long first = lock.token();
            LockHandle next = lock.closeAndLock(LockRequest.of("f8"));
            assertTrue(next.token() > first && !lock.isHeld());
            next.close();
        }
    }

    @Test
    void an_element_of_a_set_has_its_name() {
        try (LockClient client = connect("a");
                LockHandle element = client.lock(LockRequest.of("red.green"))) {
            assertTrue(List.of("red", "green").contains(element.element().orElseThrow()));
        }
    }
}

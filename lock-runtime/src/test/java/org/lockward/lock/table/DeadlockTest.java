package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;

import java.util.List;

class DeadlockTest {

    private final TableFixture t = new TableFixture();

    private static String deadlock(String... steps) {
        return new Refusal.Deadlock(List.of(steps)).toString();
    }

    @Test
    void two_that_wait_for_each_other() {
        t.lock(1, "a");
        t.lock(2, "b");
        t.lock(1, "b");
        assertEquals(
                deadlock(
                        "session-2 waits for a held by session-1",
                        "session-1 waits for b held by session-2"),
                t.lock(2, "a"));
    }

    @Test
    void three_in_a_ring() {
        for (long session = 1; session <= 3; session++) {
            t.lock(session, "r" + session);
        }
        t.lock(1, "r2");
        t.lock(2, "r3");
        assertEquals(
                deadlock(
                        "session-3 waits for r1 held by session-1",
                        "session-1 waits for r2 held by session-2",
                        "session-2 waits for r3 held by session-3"),
                t.lock(3, "r1"));
    }

    @Test
    void one_that_is_behind_somebody_who_waits_for_it() {
        t.lock(1, "a", LockMode.PR);
        t.lock(2, "b");
        t.lock(2, "a");
        t.lock(3, "b");
        assertEquals(
                deadlock(
                        "session-1 waits for b behind session-3",
                        "session-3 waits for b held by session-2",
                        "session-2 waits for a held by session-1"),
                t.lock(1, "b", LockMode.PR));
    }

    @Test
    void across_a_tree() {
        t.lock(1, "/a/x");
        t.lock(2, "b");
        t.lock(2, "/a");
        assertEquals(
                deadlock(
                        "session-1 waits for b held by session-2",
                        "session-2 waits for /a and that is in a tree with a lock of session-1"),
                t.lock(1, "b"));
    }

    @Test
    void a_pool_that_its_own_holder_has_emptied() {
        t.ask(t.request(1, "p[3]").withQuantity(2));
        assertEquals(
                deadlock("session-1 waits for p[3] held by session-1"),
                t.ask(t.request(1, "p[3]").withQuantity(2)));
    }

    @Test
    void a_pool_that_others_can_refill_is_none() {
        t.lock(1, "p[2]");
        t.lock(2, "p[2]");
        t.lock(3, "a");
        t.lock(1, "a");
        assertEquals("queued 1", t.lock(3, "p[2]"));
    }

    @Test
    void a_pool_that_nobody_can_refill_is_one() {
        t.lock(1, "p[2]");
        t.lock(2, "p[2]");
        t.lock(3, "a");
        t.lock(1, "a");
        t.lock(2, "a");
        assertEquals(true, t.lock(3, "p[2]").startsWith("Deadlock"));
    }

    @Test
    void whoever_said_so_waits_all_the_same() {
        t.lock(1, "a");
        t.lock(2, "b");
        t.lock(1, "b");
        assertEquals("queued 1", t.ask(t.request(2, "a").withDeadlockCheck(false)));
    }

    @Test
    void the_refused_one_leaves_nothing_behind_and_the_others_go_on() {
        t.lock(1, "a");
        t.lock(2, "b");
        t.lock(1, "b");
        t.lock(2, "a");
        assertEquals(1, t.table.waiting());
        assertEquals(List.of("1 b EX 3"), t.unlock(2, "b", 2));
    }

    @Test
    void one_that_comes_when_a_resource_is_created() {
        t.lock(1, "a");
        t.ask(t.request(1, "b").withCreate(false));
        t.lock(2, "a");
        assertEquals("granted 2", t.lock(2, "b"));
        assertEquals(
                List.of(
                        "1 b "
                                + deadlock(
                                        "session-1 waits for b held by session-2",
                                        "session-2 waits for a held by session-1")),
                t.events());
    }
}

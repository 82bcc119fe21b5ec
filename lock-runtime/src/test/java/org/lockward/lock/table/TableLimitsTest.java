package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;

import java.util.Optional;

class TableLimitsTest {

    @Test
    void a_session_over_its_locks_is_refused_and_may_go_on_when_it_gave_one_back() {
        TableFixture t = new TableFixture(new TableLimits(2, 9, 9));
        t.lock(1, "a", LockMode.EX);
        t.lock(1, "b", LockMode.EX);
        assertEquals(
                quota("a session holds and awaits at most 2 locks", 2),
                t.lock(1, "c", LockMode.EX));
        t.unlock(1, "a", 1);
        assertEquals("granted 3", t.lock(1, "c", LockMode.EX));
    }

    @Test
    void waits_count_as_locks_so_that_nobody_waits_past_the_limit() {
        TableFixture t = new TableFixture(new TableLimits(2, 9, 9));
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "b", LockMode.EX);
        t.lock(2, "a", LockMode.EX);
        assertEquals(
                quota("a session holds and awaits at most 2 locks", 2),
                t.lock(2, "c", LockMode.EX));
    }

    @Test
    void a_session_over_its_waits_is_refused() {
        TableFixture t = new TableFixture(new TableLimits(9, 1, 9));
        t.lock(1, "a", LockMode.EX);
        t.lock(1, "b", LockMode.EX);
        t.lock(2, "a", LockMode.EX);
        assertEquals(quota("a session awaits at most 1 locks", 1), t.lock(2, "b", LockMode.EX));
    }

    @Test
    void a_table_over_its_names_is_refused_a_new_one_only() {
        TableFixture t = new TableFixture(new TableLimits(9, 9, 1));
        t.lock(1, "a", LockMode.PR);
        assertEquals(quota("the daemon has at most 1 names", 1), t.lock(2, "b", LockMode.EX));
        assertEquals("granted 2", t.lock(2, "a", LockMode.PR));
    }

    @Test
    void all_sessions_of_a_node_share_its_limits() {
        TableFixture t = new TableFixture(new TableLimits(9, 9, 2, 1, 9));
        assertEquals("granted 1", t.ask(of(1, "a")));
        assertEquals("granted 2", t.ask(of(2, "b")));
        assertEquals(quota("a node holds and awaits at most 2 locks", 2), t.ask(of(3, "c")));
        assertEquals("granted 3", t.lock(4, "c", LockMode.EX));
        t.leave(1);
        assertEquals("queued 1", t.ask(of(2, "c")));
        t.leave(2);
        t.ask(of(2, "c"));
        assertEquals(quota("a node awaits at most 1 locks", 1), t.ask(of(3, "c")));
    }

    private static LockRequest of(long session, String name) {
        return LockRequest.of(
                new Owner(session, "node-1"),
                TableFixture.name(name),
                LockMode.EX,
                Optional.empty());
    }

    @Test
    void a_limit_is_at_least_one() {
        assertThrows(IllegalArgumentException.class, () -> new TableLimits(0, 1, 1));
    }

    private static String quota(String text, int limit) {
        return new Refusal.Quota(text, limit).toString();
    }
}

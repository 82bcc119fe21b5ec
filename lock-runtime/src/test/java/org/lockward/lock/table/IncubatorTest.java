package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class IncubatorTest {

    private final TableFixture t = new TableFixture();

    private String without(long session, String name, LockMode mode) {
        return t.ask(
                LockRequest.of(
                                TableFixture.owner(session),
                                TableFixture.name(name),
                                mode,
                                Optional.empty())
                        .withCreate(false));
    }

    @Test
    void what_nobody_has_created_is_waited_for() {
        assertEquals("queued 0", without(1, "a", LockMode.EX));
        assertEquals(0, t.table.waiters(9).getFirst().position());
        assertEquals("CannotWait[]", t.ask(t.requestNow(2, "a").withCreate(false)));
    }

    @Test
    void the_creator_is_first_and_then_come_those_who_waited_in_order() {
        without(1, "a", LockMode.PR);
        without(2, "a", LockMode.EX);
        without(3, "a", LockMode.PR);
        assertEquals("granted 1", t.lock(4, "a", LockMode.PR));
        assertEquals(List.of("1 a PR 2"), t.events());
        t.unlock(4, "a", 1);
        assertEquals(List.of("2 a EX 3"), t.unlock(1, "a", 2));
        assertEquals(List.of("3 a PR 4"), t.unlock(2, "a", 3));
    }

    @Test
    void what_exists_needs_no_creator() {
        t.lock(1, "a", LockMode.PR);
        assertEquals("granted 2", without(2, "a", LockMode.PR));
        t.leave(1);
        assertEquals("queued 1", without(3, "a", LockMode.EX));
        t.leave(2);
        t.leave(3);
        assertEquals("queued 0", without(4, "a", LockMode.EX));
    }

    @Test
    void what_is_kept_exists() {
        t.ask(t.request(1, "a").withIdle(Duration.ofMillis(20)));
        t.unlock(1, "a", 1);
        t.nowMillis = 19;
        assertEquals("granted 2", without(2, "a", LockMode.EX));
        t.unlock(2, "a", 2);
        t.nowMillis = 39;
        assertEquals("queued 0", without(3, "a", LockMode.EX));
    }

    @Test
    void a_wait_for_a_creator_ends_with_its_time_or_its_session() {
        t.ask(
                LockRequest.of(
                                TableFixture.owner(1),
                                TableFixture.name("a"),
                                LockMode.EX,
                                Optional.of(Duration.ofMillis(10)))
                        .withCreate(false));
        without(2, "a", LockMode.EX);
        t.nowMillis = 10;
        assertEquals(List.of("1 a timed out"), t.expire());
        t.leave(2);
        assertEquals("0 0", t.table.waiting() + " " + t.table.names());
    }
}

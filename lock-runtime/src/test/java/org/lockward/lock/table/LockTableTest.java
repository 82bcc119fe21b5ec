package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lockward.lock.table.TableFixture.name;
import static org.lockward.lock.table.TableFixture.owner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

class LockTableTest {

    private final TableFixture t = new TableFixture();

    @ParameterizedTest
    @EnumSource
    void every_mode_asked_of_every_mode_held_is_granted_or_waits_as_the_modes_say(LockMode held) {
        for (LockMode asked : LockMode.values()) {
            String name = held + "-" + asked;
            t.lock(1, name, held);
            assertEquals(
                    held.compatibleWith(asked),
                    t.lock(2, name, asked).startsWith("granted"),
                    asked + " while " + held + " is held");
        }
    }

    @Test
    void every_grant_has_a_larger_token() {
        assertEquals("granted 1", t.lock(1, "a", LockMode.EX));
        assertEquals("granted 2", t.lock(1, "b", LockMode.EX));
        assertEquals(List.of(), t.unlock(1, "a", 1));
        assertEquals("granted 3", t.lock(2, "a", LockMode.EX));
    }

    @Test
    void waiters_are_granted_in_the_order_in_which_they_came() {
        t.lock(1, "a", LockMode.EX);
        for (long session = 2; session <= 5; session++) {
            assertEquals("queued " + (session - 1), t.lock(session, "a", LockMode.EX));
        }
        List<String> order = new ArrayList<>();
        for (long session = 1; session <= 4; session++) {
            order.add(t.unlock(session, "a", session).getFirst());
        }
        assertEquals(List.of("2 a EX 2", "3 a EX 3", "4 a EX 4", "5 a EX 5"), order);
    }

    @Test
    void a_release_grants_all_that_fit_together_up_to_the_first_that_does_not() {
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.PR);
        t.lock(3, "a", LockMode.PR);
        t.lock(4, "a", LockMode.EX);
        t.lock(5, "a", LockMode.PR);
        assertEquals(List.of("2 a PR 2", "3 a PR 3"), t.unlock(1, "a", 1));
    }

    @Test
    void a_compatible_newcomer_does_not_overtake_a_waiter() {
        t.lock(1, "a", LockMode.PR);
        t.lock(2, "a", LockMode.EX);
        assertEquals("queued 2", t.lock(3, "a", LockMode.PR));
    }

    @Test
    void a_writer_is_granted_under_an_endless_stream_of_readers() {
        t.lock(1, "a", LockMode.PR);
        t.lock(2, "a", LockMode.EX);
        for (long reader = 3; reader < 1_000; reader++) {
            t.lock(reader, "a", LockMode.PR);
        }
        assertEquals(List.of("2 a EX 2"), t.unlock(1, "a", 1));
    }

    @Test
    void a_request_that_does_not_wait_is_refused_and_leaves_nothing_behind() {
        t.lock(1, "a", LockMode.EX);
        assertEquals("Busy[]", t.lockNow(2, "a", LockMode.EX));
        assertEquals(0, t.table.waiting());
    }

    @Test
    void a_wait_ends_when_its_time_is_up_and_not_before() {
        t.lock(1, "a", LockMode.EX);
        t.lockWithin(2, "a", LockMode.EX, 500);
        t.nowMillis = 499;
        assertEquals(List.of(), t.expire());
        t.nowMillis = 500;
        assertEquals(List.of("2 a timed out"), t.expire());
        assertEquals(OptionalLong.empty(), t.table.nextDeadlineNanos());
    }

    @Test
    void a_wait_whose_time_is_up_is_never_granted_even_if_nobody_looked_at_the_clock() {
        t.lock(1, "a", LockMode.EX);
        t.lockWithin(2, "a", LockMode.EX, 500);
        t.lock(3, "a", LockMode.EX);
        t.nowMillis = 501;
        assertEquals(List.of("2 a timed out", "3 a EX 2"), t.unlock(1, "a", 1));
    }

    @Test
    void a_wait_that_times_out_lets_those_behind_it_through() {
        t.lock(1, "a", LockMode.PR);
        t.lockWithin(2, "a", LockMode.EX, 500);
        t.lock(3, "a", LockMode.PR);
        t.nowMillis = 500;
        assertEquals(List.of("2 a timed out", "3 a PR 2"), t.expire());
    }

    @Test
    void a_cancelled_wait_lets_those_behind_it_through() {
        t.lock(1, "a", LockMode.PR);
        t.lock(2, "a", LockMode.EX);
        t.lock(3, "a", LockMode.PR);
        assertEquals(List.of("3 a PR 2"), TableFixture.words(t.cancel(2, 1).events()));
    }

    @Test
    void a_wait_is_cancelled_by_its_owner_with_its_ticket() {
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.EX);
        assertFalse(t.cancel(1, 1).done());
        assertFalse(t.cancel(2, 2).done());
        assertTrue(t.cancel(2, 1).done());
        assertFalse(t.cancel(2, 1).done());
        assertTrue(t.table.isHeld(name("a"), 1));
    }

    @Test
    void a_lock_is_given_back_only_by_its_owner_with_its_token() {
        t.lock(1, "a", LockMode.EX);
        assertEquals(Change.NOTHING, t.table.release(owner(1), name("a"), 2, 0));
        assertEquals(Change.NOTHING, t.table.release(owner(2), name("a"), 1, 0));
        assertEquals(Change.NOTHING, t.table.release(owner(1), name("b"), 1, 0));
        assertEquals(1, t.table.held());
    }

    @Test
    void when_an_owner_goes_all_its_locks_and_waits_go_with_it() {
        t.lock(1, "a", LockMode.EX);
        t.lock(1, "b", LockMode.EX);
        t.lock(2, "c", LockMode.EX);
        t.lock(1, "c", LockMode.EX);
        t.lock(4, "b", LockMode.EX);
        t.lock(3, "c", LockMode.EX);
        assertEquals(List.of("4 b EX 4"), t.leave(1));
        assertEquals(List.of("3 c EX 5"), t.unlock(2, "c", 3));
    }

    @Test
    void whoever_is_gone_when_its_turn_comes_gets_nothing_and_the_next_is_granted() {
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.EX);
        t.lock(3, "a", LockMode.EX);
        t.gone.add(2L);
        assertEquals(List.of("3 a EX 2"), t.unlock(1, "a", 1));
        assertEquals(List.of(), t.leave(2));
    }

    @Test
    void a_session_has_a_name_as_often_as_it_asked_and_gives_it_back_as_often() {
        t.lock(1, "a", LockMode.EX);
        assertEquals("granted 1", t.lock(1, "a", LockMode.PR));
        t.lock(2, "a", LockMode.NL);
        t.lock(3, "a", LockMode.EX);
        assertEquals(List.of(), t.unlock(1, "a", 1));
        assertEquals(List.of("3 a EX 3"), t.unlock(1, "a", 1));
        assertFalse(t.table.isHeld(name("a"), 1));
    }

    @Test
    void a_session_that_asks_for_more_than_it_holds_is_told_its_mode_and_token() {
        t.lock(1, "a", LockMode.PR);
        assertEquals("Mode[held=PR, token=1]", t.lock(1, "a", LockMode.EX));
        assertEquals("Mode[held=PR, token=1]", t.lock(1, "a", LockMode.CW));
    }

    @Test
    void a_session_waits_for_a_name_once() {
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.PR);
        assertEquals("AlreadyWaiting[]", t.lock(2, "a", LockMode.PR));
    }

    @Test
    void a_lock_that_is_taken_away_goes_to_the_next() {
        t.lock(1, "a", LockMode.EX);
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.EX);
        assertEquals("session-1", t.table.holding(name("a"), 1).orElseThrow().owner().name());
        assertEquals(List.of("2 a EX 2"), t.revoke("a", 1));
        assertFalse(t.table.revoke(name("a"), 1, 0).done());
    }

    @Test
    void a_token_is_known_as_long_as_its_lock_is_held() {
        t.lock(1, "a", LockMode.EX);
        assertEquals(true, t.table.isHeld(name("a"), 1));
        assertEquals(false, t.table.isHeld(name("b"), 1));
        t.unlock(1, "a", 1);
        assertEquals(false, t.table.isHeld(name("a"), 1));
    }

    @Test
    void the_rows_show_who_holds_and_who_waits_where_in_line() {
        t.lock(1, "a", LockMode.EX);
        t.lock(2, "a", LockMode.PR);
        t.lock(3, "a", LockMode.EX);
        assertEquals(1, t.table.holders(10).getFirst().token());
        assertEquals(
                List.of("session-2 1", "session-3 2"),
                t.table.waiters(10).stream()
                        .map(w -> w.owner().name() + " " + w.position())
                        .toList());
        assertEquals(1, t.table.waiters(1).size());
    }

    @Test
    void nothing_stays_in_the_table_when_all_is_given_back() {
        for (long session = 1; session <= 50; session++) {
            t.lockWithin(session, "a", LockMode.EX, 1_000);
            t.lock(session, "b" + session, LockMode.PR);
        }
        for (long session = 1; session <= 50; session++) {
            t.leave(session);
        }
        assertEquals("0 0 0", t.table.held() + " " + t.table.waiting() + " " + t.table.names());
        assertEquals(OptionalLong.empty(), t.table.nextDeadlineNanos());
    }
}

package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.resource.LockMode;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

class PoolTest {

    private static final long WALL = 1_800_000_000_000_000_000L;

    private final RamMarks marks = new RamMarks(2);
    private final TableFixture t = new TableFixture(TableLimits.DEFAULT, marks, WALL);

    @Test
    void a_pool_gives_its_units_and_a_small_request_does_not_overtake_a_large_one() {
        assertEquals("granted 1 x3", t.ask(t.request(1, "p[4]").withQuantity(3)));
        assertEquals("queued 1", t.ask(t.request(2, "p[4]").withQuantity(2)));
        assertEquals("queued 2", t.lock(3, "p[4]"));
        assertEquals(List.of("2 p[4] EX 2 x2", "3 p[4] EX 3"), t.unlock(1, "p[4]", 1));
    }

    @Test
    void what_can_never_be_is_refused_at_once() {
        assertEquals(
                "Impossible[text=p[4] has 4, a lock takes 4 at most]",
                t.ask(t.request(1, "p[4]").withQuantity(5)));
        assertEquals(
                "Impossible[text=x.y is locked in mode EX only]", t.lock(1, "x.y", LockMode.PR));
        assertEquals(
                "Impossible[text=x.y has 2, a lock takes 1 at most]",
                t.ask(t.request(1, "x.y").withQuantity(2)));
        assertTrue(t.ask(t.request(1, "a").withQuantity(2)).startsWith("Impossible"));
        assertEquals(0, t.table.names());
    }

    @Test
    void each_of_a_sessions_units_has_a_token_of_its_own() {
        t.lock(1, "p[4]");
        assertEquals("granted 2", t.lock(1, "p[4]"));
        t.unlock(1, "p[4]", 1);
        assertEquals(1, t.table.held());
    }

    @Test
    void elements_are_given_in_turn() {
        assertEquals("granted 1 of x", t.lock(1, "x.y.z"));
        t.lock(1, "x.y.z");
        t.unlock(1, "x.y.z", 1);
        assertEquals("granted 3 of z", t.lock(1, "x.y.z"));
        assertEquals("granted 4 of x", t.lock(2, "x.y.z"));
        t.lock(3, "x.y.z");
        assertEquals(List.of("3 x.y.z EX 5 of y"), t.unlock(1, "x.y.z", 2));
    }

    @Test
    void the_turn_is_remembered_for_the_idle_time() {
        t.ask(t.request(1, "x.y").withIdle(Duration.ofMillis(50)));
        t.unlock(1, "x.y", 1);
        t.nowMillis = 49;
        assertEquals("granted 2 of y", t.lock(1, "x.y"));
        t.unlock(1, "x.y", 2);
        t.nowMillis = 99;
        t.expire();
        assertEquals(0, t.table.names());
        assertEquals("granted 3 of x", t.lock(1, "x.y"));
    }

    @Test
    void a_sequence_never_gives_a_number_twice_even_if_it_is_rolled_back() {
        assertEquals("granted 1 of 1", t.lock(1, "_s_n[1]"));
        t.rollBack(1, "_s_n[1]", 1);
        assertEquals("granted 2 of 2", t.lock(1, "_s_n[1]"));
    }

    @Test
    void a_transactional_sequence_gives_out_again_what_was_not_used() {
        t.lock(1, "_S_n[2]");
        t.lock(2, "_S_n[2]");
        t.lock(3, "_S_n[2]");
        assertEquals(List.of("3 _S_n[2] EX 3 of 1"), t.rollBack(1, "_S_n[2]", 1));
        t.unlock(2, "_S_n[2]", 2);
        assertEquals("granted 4 of 3", t.lock(1, "_S_n[2]"));
    }

    @Test
    void the_number_of_a_session_that_dies_is_given_out_again_but_not_one_that_was_taken_away() {
        t.lock(1, "_S_n[1]");
        t.leave(1);
        assertEquals("granted 2 of 1", t.lock(2, "_S_n[1]"));
        t.revoke("_S_n[1]", 2);
        assertEquals("granted 3 of 2", t.lock(3, "_S_n[1]"));
    }

    @Test
    void numbers_go_on_behind_the_mark_after_a_restart() {
        t.lock(1, "_s_n[1]");
        assertEquals(1_000, marks.read("_s_n[1]"));
        TableFixture next = new TableFixture(TableLimits.DEFAULT, marks, WALL);
        assertEquals("granted 1 of 1001", next.lock(1, "_s_n[1]"));
    }

    @Test
    void a_mark_outlives_requests_that_get_no_number() {
        marks.reserve("_s_n[1]", 1_000);
        t.ask(t.requestNow(1, "_s_n[1]").withCreate(false));
        t.lockWithin(1, "_s_n[1]", LockMode.EX, 0);
        t.leave(1);
        TableFixture next = new TableFixture(TableLimits.DEFAULT, marks, WALL);
        assertEquals(true, next.lock(1, "_s_n[1]").compareTo("granted 1 of 1001") >= 0);
    }

    @Test
    void a_sequence_begins_again_when_its_idle_time_is_over() {
        t.ask(t.request(1, "_s_n[1]").withIdle(Duration.ofMillis(10)));
        t.unlock(1, "_s_n[1]", 1);
        t.nowMillis = 10;
        assertEquals("granted 2 of 1", t.lock(1, "_s_n[1]"));
    }

    @Test
    void a_number_that_cannot_be_made_durable_is_not_given_out() {
        TableFixture broken = new TableFixture(TableLimits.DEFAULT, new BrokenMarks(), WALL);
        assertEquals("Unavailable[text=disk full]", broken.lock(1, "_s_n[1]"));
        assertEquals("0 0", broken.table.held() + " " + broken.table.names());
    }

    @Test
    void more_sequences_than_there_is_room_for_are_refused() {
        t.lock(1, "_s_a[1]");
        t.lock(1, "_s_b[1]");
        assertEquals(
                "Quota[text=the daemon keeps at most 2 sequences, limit=2]", t.lock(1, "_s_c[1]"));
    }

    @Test
    void a_time_is_given_once_and_the_next_holder_waits_for_the_next_tick() {
        String name = "_t_%H%M%S[2]";
        assertEquals("queued 1", t.lock(1, name));
        assertEquals(OptionalLong.of(t.nanosAt(1_000)), t.table.nextDeadlineNanos());
        t.nowMillis = 1_000;
        assertEquals(List.of("1 " + name + " EX 1 of 080001"), t.expire());
        assertEquals("Busy[]", t.lockNow(2, name, LockMode.EX));
        assertEquals("queued 1", t.lock(2, name));
        t.nowMillis = 2_000;
        assertEquals(List.of("2 " + name + " EX 2 of 080002"), t.expire());
        assertEquals("queued 1", t.lock(3, name));
        t.nowMillis = 9_000;
        assertEquals(List.of(), t.expire());
        assertEquals(List.of("3 " + name + " EX 3 of 080009"), t.unlock(1, name, 1));
    }

    @Test
    void a_time_never_comes_back_after_a_restart_even_if_the_clock_went_back() {
        t.nowMillis = 1_000;
        assertEquals("granted 1 of 080001", t.lock(1, "_t_%H%M%S[1]"));
        TableFixture next = new TableFixture(TableLimits.DEFAULT, marks, WALL - 60_000_000_000L);
        next.lock(1, "_t_%H%M%S[1]");
        next.nowMillis = 5_000;
        assertEquals(List.of("1 _t_%H%M%S[1] EX 1 of 080008"), next.expire());
    }

    private static final class BrokenMarks implements Marks {
        @Override
        public long read(String name) {
            return 0;
        }

        @Override
        public int most() {
            return 1;
        }

        @Override
        public boolean hasRoom(String name) {
            return true;
        }

        @Override
        public void reserve(String name, long upTo) {
            throw new LockException.Unavailable(new Problem("disk full", "", ""));
        }

        @Override
        public void forget(String name) {}
    }
}

package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lockward.lock.resource.LockMode.CR;
import static org.lockward.lock.resource.LockMode.CW;
import static org.lockward.lock.resource.LockMode.EX;
import static org.lockward.lock.resource.LockMode.NL;
import static org.lockward.lock.resource.LockMode.PR;
import static org.lockward.lock.resource.LockMode.PW;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockward.lock.resource.LockMode;

import java.util.List;

class ConversionTest {

    private final TableFixture t = new TableFixture();

    @ParameterizedTest
    @EnumSource
    void a_weaker_mode_keeps_the_token_and_any_other_gets_a_new_one(LockMode from) {
        for (LockMode to : LockMode.values()) {
            String name = from + "-" + to;
            String before = t.lock(1, name, from);
            long token = Long.parseLong(before.substring("granted ".length()));
            String after = t.convert(1, name, token, to);
            assertEquals(from.covers(to), after.equals(before), from + " to " + to);
        }
    }

    @Test
    void a_weaker_mode_lets_those_in_who_fit_now() {
        t.lock(1, "a", EX);
        t.lock(2, "a", PR);
        assertEquals("granted 1", t.convert(1, "a", 1, PR));
        assertEquals(List.of("2 a PR 2"), t.events());
    }

    @Test
    void a_stronger_mode_comes_ahead_of_those_who_wait_in_line() {
        t.lock(1, "a", PR);
        t.lock(2, "a", PR);
        t.lock(3, "a", EX);
        assertEquals("queued 1", t.convert(1, "a", 1, EX));
        assertEquals(List.of("1 a EX 3"), t.unlock(2, "a", 2));
        assertEquals(List.of(), t.unlock(1, "a", 1));
        assertEquals(List.of("3 a EX 4"), t.unlock(1, "a", 3));
    }

    @Test
    void of_two_readers_who_both_want_to_write_the_newer_is_refused() {
        t.lock(1, "a", PR);
        t.lock(2, "a", PR);
        assertEquals("queued 1", t.convert(1, "a", 1, EX));
        assertEquals(
                new Refusal.Deadlock(
                                List.of(
                                        "session-2 waits for a behind session-1",
                                        "session-1 waits for a held by session-2"))
                        .toString(),
                t.convert(2, "a", 2, EX));
        assertEquals(List.of("1 a EX 3"), t.unlock(2, "a", 2));
    }

    @Test
    void conversions_are_granted_in_the_order_in_which_they_came() {
        t.lock(1, "a", CR);
        t.lock(2, "a", CR);
        t.lock(3, "a", CW);
        t.convert(1, "a", 1, PR);
        t.convert(2, "a", 2, PR);
        assertEquals(List.of("1 a PR 4", "2 a PR 5"), t.unlock(3, "a", 3));
    }

    @Test
    void a_lock_is_held_in_its_old_mode_while_it_waits_for_another() {
        t.lock(1, "a", PR);
        t.lock(2, "a", CR);
        t.convert(1, "a", 1, EX);
        assertEquals(PR, t.table.holders(TableFixture.name("a"), 9).getFirst().mode());
        assertEquals("AlreadyWaiting[]", t.convert(1, "a", 1, PW));
    }

    @Test
    void giving_the_lock_back_ends_its_conversion_too() {
        t.lock(1, "a", PR);
        t.lock(2, "a", PR);
        t.convert(1, "a", 1, EX);
        assertEquals(List.of("1 a NotHeld[]"), t.unlock(1, "a", 1));
        assertEquals(0, t.table.waiting());
    }

    @Test
    void only_what_is_held_is_converted() {
        t.lock(1, "a", PR);
        assertEquals("NotHeld[]", t.convert(2, "a", 1, EX));
        assertEquals("NotHeld[]", t.convert(1, "a", 2, EX));
        t.lock(1, "p[2]", EX);
        assertEquals(
                "Impossible[text=p[2] is locked in mode EX only]", t.convert(1, "p[2]", 2, NL));
    }
}

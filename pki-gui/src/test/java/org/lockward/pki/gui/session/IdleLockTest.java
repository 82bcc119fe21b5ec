package org.lockward.pki.gui.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SetClock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

class IdleLockTest {

    private final SetClock clock = new SetClock();
    private final AtomicBoolean working = new AtomicBoolean();
    private final IdleLock idle = new IdleLock(clock, working::get, () -> Duration.ofMinutes(10));

    @Test
    void it_locks_after_the_time_and_not_before() {
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertFalse(idle.due());
        clock.advance(Duration.ofMillis(1));
        assertTrue(idle.due());
    }

    @Test
    void use_begins_the_time_anew() {
        clock.advance(Duration.ofMinutes(9));
        idle.used();
        clock.advance(Duration.ofMinutes(9));
        assertFalse(idle.due());
    }

    @Test
    void it_never_locks_while_work_runs() {
        working.set(true);
        clock.advance(Duration.ofHours(3));
        assertFalse(idle.due());
    }

    @Test
    void after_work_the_time_begins_anew() {
        working.set(true);
        clock.advance(Duration.ofHours(3));
        idle.due();
        working.set(false);
        clock.advance(Duration.ofMinutes(9));
        assertFalse(idle.due());
        clock.advance(Duration.ofMinutes(1));
        assertTrue(idle.due());
    }

    @Test
    void a_clock_that_went_back_does_not_keep_it_open() {
        clock.advance(Duration.ofDays(-1));
        assertFalse(idle.due());
        clock.advance(Duration.ofMinutes(10));
        assertTrue(idle.due());
    }
}

package org.lockward.pki.gui.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.L;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.Waiting;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// The key is forgotten when nobody uses the program, and never in the middle of work.
class LockTest extends HomeTest {

    @BeforeEach
    void an_encrypted_ca() {
        SampleFleet.encrypted(home(), clock, SECRET);
    }

    @Test
    void after_ten_minutes_without_use_the_window_is_covered_and_the_key_forgotten() {
        Session session = unlocked().session();
        clock.advance(Duration.ofMinutes(10));
        clicks.awaitShown("unlock-passphrase").awaitGone("status-home");
        assertTrue(session.locked());
        clicks.type(SECRET).press(ENTER).awaitShown("status-home");
        assertFalse(session.locked());
    }

    @Test
    void a_key_press_begins_the_time_anew() {
        Session session = unlocked().session();
        clock.advance(Duration.ofMinutes(9));
        clicks.press(CONTROL);
        clock.advance(Duration.ofMinutes(9));
        Waiting.until("two beats", Duration.ofSeconds(5), beats(2));
        assertFalse(session.locked());
    }

    @Test
    void it_does_not_lock_while_work_runs() throws Exception {
        Desk desk = unlocked();
        CountDownLatch end = new CountDownLatch(1);
        desk.background().run(() -> awaited(end), _ -> {}, _ -> {});
        clock.advance(Duration.ofHours(1));
        Waiting.until("two beats", Duration.ofSeconds(5), beats(2));
        assertFalse(desk.session().locked());
        end.countDown();
        clicks.awaitGone("status-work");
        clock.advance(Duration.ofMinutes(11));
        clicks.awaitShown("unlock-passphrase");
    }

    @Test
    void a_form_that_is_open_is_covered_too_and_comes_back() {
        unlocked();
        clicks.press(CONTROL, K).awaitShown("palette").type("set");
        clock.advance(Duration.ofMinutes(10));
        clicks.awaitShown("unlock-passphrase").awaitGone("palette");
        clicks.type(SECRET).press(ENTER).awaitShown("palette");
        assertTrue(clicks.focused("palette-query"));
    }

    @Test
    void control_l_locks_at_once() {
        Session session = unlocked().session();
        clicks.press(CONTROL, L).awaitShown("unlock-passphrase");
        assertTrue(session.locked());
    }

    private Desk unlocked() {
        LockwardWindow window = open();
        clicks.awaitShown("unlock-passphrase").type(SECRET).press(ENTER);
        clicks.awaitShown("status-home").awaitGone("status-work");
        Desk desk = Waiting.onScreen(() -> window.desk().orElseThrow());
        Waiting.until("it can be locked", () -> desk.actions().find("app.lock").isPresent());
        return desk;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static BooleanSupplier beats(int count) {
        long end = System.nanoTime() + Heartbeat.PERIOD.multipliedBy(count).toNanos();
        return () -> System.nanoTime() > end;
    }
}

package org.lockward.pki.gui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.gui.testing.WindowTest;

import java.nio.file.Path;

class LockwardWindowTest extends WindowTest {

    private final SetClock clock = new SetClock();

    @Test
    void a_ca_whose_key_is_not_encrypted_opens_at_once() {
        Path home = directory.resolve("pki");
        SampleFleet.plain(home, clock);
        open(home);
        assertEquals(home.toString(), clicks.node("status-home", Label.class).getText());
    }

    private LockwardWindow open(Path home) {
        LockwardWindow window = Waiting.onScreen(() -> Program.on(home, clock));
        show(window::root);
        Waiting.doOnScreen(() -> window.dress(stage().getScene()));
        Waiting.doOnScreen(window::start);
        return window;
    }
}

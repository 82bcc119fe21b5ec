package org.lockward.pki.gui.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.TAB;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.Waiting;

/// Everything that can be done, with the keyboard alone.
class PaletteTest extends HomeTest {

    private ThemeChoice theme(Desk desk) {
        return Waiting.onScreen(() -> desk.preferences().choices().get().theme());
    }

    private Desk opened() {
        LockwardWindow window = open();
        clicks.awaitShown("status-home");
        return Waiting.onScreen(() -> window.desk().orElseThrow());
    }

    @BeforeEach
    void a_ca() {
        SampleFleet.plain(home(), clock);
    }

    @Test
    void a_few_letters_and_enter_do_it() {
        Desk desk = opened();
        clicks.press(CONTROL, K).awaitShown("palette").type("dark").press(ENTER);
        clicks.awaitGone("palette");
        assertEquals(ThemeChoice.DARK, theme(desk));
        assertEquals(0, clicks.count());
    }

    @Test
    void arrows_choose() {
        Desk desk = opened();
        clicks.press(CONTROL, K).awaitShown("palette").type("theme");
        clicks.press(DOWN).press(ENTER);
        assertEquals(ThemeChoice.DARK, theme(desk));
    }

    @Test
    void escape_closes_it_and_the_focus_goes_back() {
        Desk desk = opened();
        clicks.tabTo("go-settings").press(CONTROL, K).awaitShown("palette").press(TAB);
        assertTrue(clicks.focused("palette-query"), "the focus stays in the palette");
        clicks.press(ESCAPE).awaitGone("palette");
        assertTrue(clicks.focused("go-settings"));
        assertEquals(ThemeChoice.SYSTEM, theme(desk));
    }

    @Test
    void pictures_of_the_palette() {
        opened();
        clicks.press(CONTROL, K).awaitShown("palette");
        takePictures("palette");
    }
}

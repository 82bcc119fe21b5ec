package org.lockward.pki.gui.welcome;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.BACK_SPACE;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DELETE;
import static javafx.scene.input.KeyCode.END;
import static javafx.scene.input.KeyCode.HOME;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.V;
import static javafx.scene.input.KeyCode.Z;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.gui.testing.WindowTest;
import org.lockward.pki.key.Passphrase;

/// The field is no control of JavaFX: every way to edit it is tried.
class PassphraseFieldTest extends WindowTest {

    private PassphraseField field = Waiting.onScreen(PassphraseField::new);

    @BeforeEach
    void window() {
        field = Waiting.onScreen(PassphraseField::new);
        field.setId("field");
        show(() -> new VBox(field));
        Waiting.doOnScreen(field::requestFocus);
    }

    @Test
    void what_is_typed_is_the_passphrase_and_only_bullets_are_seen() {
        clicks.type("secret");
        assertPassphrase("secret");
        assertEquals("\u2022".repeat(6), Waiting.onScreen(field::getText));
    }

    @Test
    void it_is_edited_in_the_middle() {
        clicks.type("sXecrt").press(HOME).press(RIGHT).press(DELETE).press(END).press(LEFT);
        clicks.type("e");
        assertPassphrase("secret");
    }

    @Test
    void backspace_takes_the_character_before() {
        clicks.type("secrets").press(BACK_SPACE);
        assertPassphrase("secret");
    }

    @Test
    void what_is_chosen_is_replaced() {
        clicks.type("wrong").press(CONTROL, A).type("secret");
        assertPassphrase("secret");
    }

    @Test
    void undo_brings_nothing_back() {
        clicks.type("secret").press(CONTROL, Z);
        assertPassphrase("secret");
    }

    @Test
    void it_is_pasted_without_its_line_end() {
        Waiting.doOnScreen(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("secret\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        clicks.press(CONTROL, V);
        assertPassphrase("secret");
    }

    @Test
    void half_of_a_character_never_stays() {
        Waiting.doOnScreen(() -> field.replaceText(0, 0, "a\uD83D\uDD11"));
        clicks.press(BACK_SPACE);
        assertPassphrase("a");
    }

    @Test
    void wiping_leaves_nothing() {
        clicks.type("secret");
        Waiting.doOnScreen(field::wipe);
        assertTrue(Waiting.onScreen(field::isEmpty));
        assertEquals("", Waiting.onScreen(field::getText));
    }

    private void assertPassphrase(String expected) {
        try (Passphrase typed = Waiting.onScreen(field::passphrase);
                Passphrase same = Passphrase.of(expected.toCharArray())) {
            assertTrue(typed.sameAs(same), "not " + expected);
        }
    }
}

package org.lockward.pki.gui.app;

import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.TAB;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.Waiting;

import java.nio.file.Files;

class LockwardWindowTest extends HomeTest {

    @Test
    void a_ca_whose_key_is_not_encrypted_opens_at_once() {
        SampleFleet.plain(home(), clock);
        open();
        assertEquals(home().toString(), clicks.node("status-home", Label.class).getText());
        Label name = clicks.node("status-ca", Label.class);
        Waiting.until("the CA's name", () -> name.getText().equals("Harbour Cranes"));
    }

    @Test
    void the_first_ca_needs_no_click_at_all() {
        open();
        clicks.awaitShown("create-passphrase").type(SECRET).press(TAB).type(SECRET).press(ENTER);
        clicks.awaitShown("status-home");
        assertEquals(0, clicks.count());
        assertTrue(Files.exists(home().resolve("config.properties")));
    }

    @Test
    void two_passphrases_that_differ_are_told_while_they_are_typed() {
        open();
        clicks.awaitShown("create-passphrase").type(SECRET).press(TAB).type("corrX");
        Label hint = clicks.node("create-passphrase-again-hint", Label.class);
        assertEquals("Differs from the first.", Waiting.onScreen(hint::getText));
        Button create = clicks.node("create-confirm", Button.class);
        assertTrue(Waiting.onScreen(create::isDisabled));
    }

    @Test
    void a_wrong_passphrase_is_told_and_the_field_waits_for_another() {
        SampleFleet.encrypted(home(), clock, SECRET);
        open();
        clicks.awaitShown("unlock-passphrase").type("wrong").press(ENTER);
        clicks.awaitShown("unlock-problem").awaitEnabled("unlock-passphrase");
        assertTrue(clicks.focused("unlock-passphrase"));
        clicks.type(SECRET).press(ENTER).awaitShown("status-home");
        clicks.awaitGone("unlock");
    }

    @Test
    void a_creation_that_was_cut_off_is_told() throws Exception {
        Files.createDirectories(home());
        Files.createFile(home().resolve(".init-unfinished"));
        open();
        clicks.awaitShown("create").clickText("More").awaitEnabled("create-validity");
    }

    @Test
    void what_cannot_be_opened_is_told_and_can_be_tried_again() throws Exception {
        Files.createDirectories(home());
        Files.createFile(home().resolve("diary.txt"));
        open();
        clicks.awaitShown("unusable");
        Files.delete(home().resolve("diary.txt"));
        clicks.click("unusable-again").awaitShown("create");
    }

    @Test
    void pictures_of_the_beginning() throws Exception {
        open();
        clicks.awaitShown("create-passphrase").type("twelve chars").press(TAB).type("twelX");
        takePictures("welcome-create");
    }

    @Test
    void pictures_of_a_locked_ca() {
        SampleFleet.encrypted(home(), clock, SECRET);
        open();
        clicks.awaitShown("unlock-passphrase").type("wrong").press(ENTER);
        clicks.awaitShown("unlock-problem").type("abc");
        takePictures("welcome-unlock");
    }
}

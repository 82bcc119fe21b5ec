package org.lockward.pki.gui.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.K;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.Waiting;

import java.util.Optional;

/// The settings with the keyboard alone.
class SettingsTest extends HomeTest {

    @Test
    void a_pattern_is_typed_and_holds() {
        settings();
        clicks.tabTo("settings-deploy-to").type("dir:/srv/");
        Label hint = clicks.node("settings-deploy-to-hint", Label.class);
        assertEquals(
                "dir:/srv/ is the same for every node: it needs {id} for the node",
                Waiting.onScreen(hint::getText));
        assertEquals(
                Optional.empty(),
                Waiting.onScreen(() -> desk().preferences().choices().get().deployTo()));
    }

    @Test
    void pictures_of_the_settings() {
        settings();
        takePictures("settings");
    }

    private void settings() {
        SampleFleet.plain(home(), clock);
        open();
        clicks.awaitShown("status-home");
        clicks.press(CONTROL, K)
                .awaitShown("palette")
                .type("settings")
                .press(ENTER)
                .awaitShown("settings-theme");
    }
}

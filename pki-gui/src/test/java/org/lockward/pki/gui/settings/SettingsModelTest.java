package org.lockward.pki.gui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.key.KeyAlgorithm;

import java.time.Duration;
import java.util.Optional;

class SettingsModelTest {

    private final Preferences preferences = new Preferences();
    private final SettingsModel model = new SettingsModel(preferences);

    @Test
    void what_is_chosen_holds_at_once() {
        model.theme().set(ThemeChoice.DARK);
        model.idleLock().set("30m");
        model.keyAlgorithm().set("ed25519");
        model.validity().set("90d");
        model.deployTo().set("dir:/srv/{id}/tls");
        assertEquals(
                new Choices(
                        ThemeChoice.DARK,
                        Duration.ofMinutes(30),
                        Optional.of(Duration.ofDays(90)),
                        new KeyAlgorithm.Ed25519(),
                        Optional.of("dir:/srv/{id}/tls")),
                preferences.choices().get());
    }

    @Test
    void what_makes_no_sense_is_told_and_does_not_hold() {
        model.validity().set("90d");
        model.validity().set("90x");
        assertTrue(model.validityProblem().get().isPresent());
        assertEquals(Optional.of(Duration.ofDays(90)), preferences.choices().get().validity());
    }

    @Test
    void what_is_chosen_elsewhere_is_shown() {
        preferences.choose(Choices.DEFAULT.withTheme(ThemeChoice.LIGHT));
        assertEquals(ThemeChoice.LIGHT, model.theme().get());
    }

    @Test
    void emptied_fields_mean_the_usual() {
        model.deployTo().set("dir:/srv/{id}");
        model.deployTo().set("  ");
        assertEquals(Choices.DEFAULT, preferences.choices().get());
    }
}

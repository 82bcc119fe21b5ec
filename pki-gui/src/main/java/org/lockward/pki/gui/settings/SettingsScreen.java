package org.lockward.pki.gui.settings;

import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Screen;

/// The screen of the settings.
public final class SettingsScreen {

    private SettingsScreen() {}

    public static Screen create(Desk desk) {
        ChoiceBox<ThemeChoice> theme = new ChoiceBox<>();
        theme.setId("settings-theme");
        theme.getItems().setAll(ThemeChoice.values());
        theme.setValue(desk.preferences().choices().get().theme());
        theme.valueProperty()
                .addListener((_, _, chosen) ->
                        desk.preferences()
                                .choose(desk.preferences().choices().get().withTheme(chosen)));
        return new Screen(
                "settings",
                Messages.text("settings.title"),
                "mdomz-settings",
                new VBox(theme),
                theme::requestFocus);
    }
}

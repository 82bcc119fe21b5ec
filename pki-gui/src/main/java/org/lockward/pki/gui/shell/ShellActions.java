package org.lockward.pki.gui.shell;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.preferences.ThemeChoice;

import java.util.List;
import java.util.Optional;

/// What can be done on every screen.
public final class ShellActions {

    private ShellActions() {}

    /// Palette and themes.
    public static void register(Desk desk) {
        desk.actions()
                .add(
                        new Action(
                                PaletteModel.PALETTE,
                                Messages.text("shell.palette"),
                                "mdomz-search",
                                Optional.of("Shortcut+K"),
                                new SimpleBooleanProperty(true),
                                () -> Palette.open(desk),
                                List::of));
        theme(desk, "theme.light", Messages.text("shell.theme.light"), ThemeChoice.LIGHT);
        theme(desk, "theme.dark", Messages.text("shell.theme.dark"), ThemeChoice.DARK);
        theme(desk, "theme.system", Messages.text("shell.theme.system"), ThemeChoice.SYSTEM);
    }

    private static void theme(Desk desk, String id, String title, ThemeChoice theme) {
        var preferences = desk.preferences();
        desk.actions()
                .add(
                        new Action(
                                id,
                                title,
                                "mdoal-invert_colors",
                                Optional.empty(),
                                new SimpleBooleanProperty(true),
                                () ->
                                        preferences.choose(
                                                preferences.choices().get().withTheme(theme)),
                                List::of));
    }

    /// Forgetting the key; for a CA whose key needs a passphrase.
    public static void registerLock(Desk desk, ObservableBooleanValue enabled, Runnable lock) {
        desk.actions()
                .add(
                        new Action(
                                "app.lock",
                                Messages.text("shell.lock"),
                                "mdoal-lock",
                                Optional.of("Shortcut+L"),
                                enabled,
                                lock,
                                List::of));
    }
}

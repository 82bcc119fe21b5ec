package org.lockward.pki.gui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.preferences.ThemeChoice;

import java.util.Objects;

/// Dresses a scene in light or dark. For the screen's thread only.
public final class Theme {

    private static final String STYLES =
            Objects.requireNonNull(Theme.class.getResource("lockward.css")).toExternalForm();

    private Theme() {}

    /// From now on the scene looks as was chosen.
    public static void dress(Scene scene, ObservableValue<Choices> choices) {
        scene.getStylesheets().setAll(STYLES);
        var system = Platform.getPreferences().colorSchemeProperty();
        Runnable apply =
                () ->
                        scene.setUserAgentStylesheet(
                                stylesheet(choices.getValue().theme(), system.get()));
        choices.addListener((_, _, _) -> apply.run());
        system.addListener((_, _, _) -> apply.run());
        apply.run();
    }

    private static String stylesheet(ThemeChoice choice, ColorScheme system) {
        return dark(choice, system)
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
    }

    private static boolean dark(ThemeChoice choice, ColorScheme system) {
        return switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> system == ColorScheme.DARK;
        };
    }
}

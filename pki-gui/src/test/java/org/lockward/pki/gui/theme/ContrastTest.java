package org.lockward.pki.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.gui.testing.Contrast;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.gui.testing.WindowTest;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The colours of both themes, as JavaFX resolves them from the real style sheets.
class ContrastTest extends WindowTest {

    /// What is written on, everywhere.
    private static final Set<String> SURFACES =
            Set.of("-color-bg-default", "-color-bg-subtle", "-color-bg-overlay");

    /// What is written with on a surface of a tone, besides the tone's own colour.
    private static final Set<String> INKS = Set.of("-color-fg-default", "-color-fg-muted");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_text_colour_can_be_read_on_every_surface(ThemeChoice theme) throws IOException {
        dressed(theme, "");
        Set<String> texts = StyleSheets.values("-fx-text-fill");
        assertTrue(texts.contains("-color-fg-muted"), texts.toString());
        assertEquals(Set.of(), below(Contrast.TEXT, texts, SURFACES));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void a_surface_of_a_tone_can_be_read_in_its_own_colour(ThemeChoice theme) throws IOException {
        dressed(theme, "");
        Set<String> found = new TreeSet<>();
        for (String surface : StyleSheets.values("-fx-background-color")) {
            if (surface.matches("-color-[a-z]+-subtle") && !SURFACES.contains(surface)) {
                Set<String> inks = new TreeSet<>(INKS);
                inks.add(surface.replace("-subtle", "-fg"));
                found.addAll(below(Contrast.TEXT, inks, Set.of(surface)));
            }
        }
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_words_on_a_filled_button_can_be_read(ThemeChoice theme) {
        dressed(theme, "");
        assertEquals(
                Set.of(),
                below(
                        Contrast.TEXT,
                        Set.of("-color-fg-emphasis"),
                        Set.of("-color-accent-emphasis", "-color-danger-emphasis")));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void icons_and_focus_rings_can_be_seen(ThemeChoice theme) throws IOException {
        dressed(theme, "");
        Set<String> graphics = new TreeSet<>(StyleSheets.values("-fx-icon-color"));
        graphics.add("-color-accent-emphasis");
        graphics.add("-color-accent-fg");
        assertEquals(Set.of(), below(Contrast.GRAPHICS, graphics, SURFACES));
    }

    @Test
    void no_style_sheet_has_a_colour_of_its_own_for_text() throws IOException {
        for (String property : new String[] {"-fx-text-fill", "-fx-icon-color"}) {
            Set<String> own = new TreeSet<>(StyleSheets.values(property));
            own.removeIf(value -> value.startsWith("-color-"));
            assertEquals(Set.of(), own);
        }
    }

    @Test
    void a_colour_that_is_too_pale_is_found() throws IOException {
        dressed(ThemeChoice.LIGHT, "-color-fg-muted: #8c959f;");
        Set<String> found = below(Contrast.TEXT, StyleSheets.values("-fx-text-fill"), SURFACES);
        assertFalse(found.isEmpty());
        assertTrue(
                found.toString().contains("-color-fg-muted on -color-bg-default is 3.0"),
                found.toString());
    }

    @Test
    void black_on_white_is_21_to_1() {
        assertEquals(21, Contrast.ratio(Color.BLACK, Color.WHITE), 0.001);
        assertEquals(4.48, Contrast.ratio(Color.web("#777777"), Color.WHITE), 0.01);
    }

    private void dressed(ThemeChoice theme, String changed) {
        Preferences preferences = new Preferences();
        show(StackPane::new);
        Waiting.doOnScreen(() -> {
            preferences.choose(Choices.DEFAULT.withTheme(theme));
            Scene scene = stage().getScene();
            Theme.dress(scene, preferences.choices());
            scene.getRoot().setStyle(changed);
        });
    }

    private Set<String> below(double least, Set<String> inks, Set<String> surfaces) {
        Set<String> found = new TreeSet<>();
        Color window = colour("-color-bg-default");
        for (String surface : surfaces) {
            Color behind = Contrast.over(colour(surface), window);
            for (String ink : inks) {
                double ratio = Contrast.ratio(Contrast.over(colour(ink), behind), behind);
                if (ratio < least) {
                    found.add(String.format(Locale.ROOT, "%s on %s is %.2f", ink, surface, ratio));
                }
            }
        }
        return found;
    }

    /// As the style sheets resolve it.
    private Color colour(String variable) {
        return Waiting.onScreen(() -> {
            Region patch = new Region();
            patch.setStyle("-fx-background-color: " + variable);
            StackPane root = (StackPane) stage().getScene().getRoot();
            root.getChildren().setAll(patch);
            patch.applyCss();
            return (Color) patch.getBackground().getFills().getFirst().getFill();
        });
    }
}

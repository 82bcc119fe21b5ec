package org.lockward.pki.gui.settings;

import javafx.beans.binding.ObjectBinding;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Field;
import org.lockward.pki.gui.shell.Screen;
import org.lockward.pki.gui.theme.Tone;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The screen of the settings. Whatever is chosen holds at once.
public final class SettingsScreen {

    private static final double WIDTH = 420;

    private final SettingsModel model;
    private final ChoiceBox<ThemeChoice> theme = new ChoiceBox<>();

    private SettingsScreen(SettingsModel model) {
        this.model = model;
    }

    public static Screen create(Desk desk) {
        SettingsScreen screen = new SettingsScreen(new SettingsModel(desk.preferences()));
        return new Screen(
                "settings",
                Messages.text("settings.title"),
                "mdomz-settings",
                screen.view(),
                screen.theme::requestFocus);
    }

    private ScrollPane view() {
        Label title = new Label(Messages.text("settings.title"));
        title.getStyleClass().add("screen-title");
        VBox all =
                new VBox(
                        title,
                        section(Messages.text("settings.look"), themeField()),
                        section(Messages.text("settings.safety"), lockField()),
                        section(
                                Messages.text("settings.issue"),
                                validityField(),
                                algorithmField(),
                                deployField()));
        all.getStyleClass().addAll("screen", "settings");
        ScrollPane scrolled = new ScrollPane(all);
        scrolled.setFitToWidth(true);
        scrolled.setFocusTraversable(false);
        return scrolled;
    }

    private static VBox section(String title, Field... fields) {
        Label heading = new Label(title);
        heading.getStyleClass().add("section-title");
        VBox section = new VBox(heading);
        section.getStyleClass().add("settings-section");
        section.setMaxWidth(WIDTH);
        List.of(fields).forEach(field -> section.getChildren().add(field.root()));
        return section;
    }

    private Field themeField() {
        theme.setId("settings-theme");
        theme.setMaxWidth(Double.MAX_VALUE);
        theme.getItems().setAll(ThemeChoice.values());
        theme.setConverter(new ThemeNames());
        theme.valueProperty().bindBidirectional(model.theme());
        return new Field(Messages.text("settings.theme"), theme);
    }

    private Field lockField() {
        ChoiceBox<String> lock =
                new ChoiceBox<>(FXCollections.observableArrayList(model.idleLocks()));
        lock.setId("settings-idle-lock");
        lock.setMaxWidth(Double.MAX_VALUE);
        lock.setConverter(new Lengths());
        lock.valueProperty().bindBidirectional(model.idleLock());
        Field field = new Field(Messages.text("settings.idle-lock"), lock);
        field.hint(Messages.text("settings.idle-lock.hint"), Tone.NEUTRAL);
        return field;
    }

    private Field algorithmField() {
        ChoiceBox<String> algorithm =
                new ChoiceBox<>(FXCollections.observableArrayList(model.keyAlgorithms()));
        algorithm.setId("settings-key-algorithm");
        algorithm.setMaxWidth(Double.MAX_VALUE);
        algorithm.valueProperty().bindBidirectional(model.keyAlgorithm());
        return new Field(Messages.text("settings.key-algorithm"), algorithm);
    }

    private Field validityField() {
        TextField validity = new TextField();
        validity.setId("settings-validity");
        validity.setPromptText(Messages.text("settings.validity.prompt"));
        validity.textProperty().bindBidirectional(model.validity());
        Field field = new Field(Messages.text("settings.validity"), validity);
        told(field, model.validityProblem(), Messages.text("settings.validity.hint"));
        return field;
    }

    private Field deployField() {
        TextField deployTo = new TextField();
        deployTo.setId("settings-deploy-to");
        deployTo.setPromptText(Messages.text("settings.deploy-to.prompt", Choices.ID));
        deployTo.textProperty().bindBidirectional(model.deployTo());
        Field field = new Field(Messages.text("settings.deploy-to"), deployTo);
        told(field, model.deployToProblem(), Messages.text("settings.deploy-to.hint", Choices.ID));
        return field;
    }

    private static void told(
            Field field, ObjectBinding<Optional<Problem>> problem, String otherwise) {
        problem.subscribe(now ->
                now.ifPresentOrElse(
                        p -> field.hint(p.what() + ": " + p.why(), Tone.DANGER),
                        () -> field.hint(otherwise, Tone.NEUTRAL)));
    }

    /// Lengths of time in words.
    private static final class Lengths extends StringConverter<String> {

        @Override
        public String toString(String text) {
            long minutes = DurationText.parse("idle lock", text).toMinutes();
            return minutes % 60 == 0
                    ? Messages.text("settings.hours", minutes / 60)
                    : Messages.text("settings.minutes", minutes);
        }

        @Override
        public String fromString(String words) {
            throw new UnsupportedOperationException("nobody types a length here");
        }
    }

    /// Themes in words.
    private static final class ThemeNames extends StringConverter<ThemeChoice> {

        @Override
        public String toString(ThemeChoice choice) {
            return Messages.text("settings.theme." + choice.name().toLowerCase(Locale.ROOT));
        }

        @Override
        public ThemeChoice fromString(String name) {
            throw new UnsupportedOperationException("nobody types a theme");
        }
    }
}

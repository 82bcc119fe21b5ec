package org.lockward.pki.gui.settings;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.preferences.ThemeChoice;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the settings say, and what is wrong with it; whatever is right holds at once. For the
/// screen's thread only.
final class SettingsModel {

    private static final List<String> LOCKS = List.of("1m", "5m", "10m", "30m", "1h", "4h", "8h");

    private final Preferences preferences;
    private final ObjectProperty<ThemeChoice> theme;
    private final ObjectProperty<String> idleLock;
    private final ObjectProperty<String> keyAlgorithm;
    private final StringProperty validity;
    private final StringProperty deployTo;
    private final ObjectBinding<Optional<Problem>> validityProblem;
    private final ObjectBinding<Optional<Problem>> deployToProblem;

    SettingsModel(Preferences preferences) {
        this.preferences = preferences;
        Choices now = preferences.choices().get();
        theme = new SimpleObjectProperty<>(now.theme());
        idleLock = new SimpleObjectProperty<>(DurationText.text(now.idleLock()));
        keyAlgorithm = new SimpleObjectProperty<>(now.keyAlgorithm().text());
        validity = new SimpleStringProperty(now.validity().map(DurationText::text).orElse(""));
        deployTo = new SimpleStringProperty(now.deployTo().orElse(""));
        validityProblem = Bindings.createObjectBinding(() -> problem(this::withValidity), validity);
        deployToProblem = Bindings.createObjectBinding(() -> problem(this::withDeployTo), deployTo);
        theme.subscribe(() -> preferences.choose(current().withTheme(theme.get())));
        idleLock.subscribe(() -> preferences.choose(withIdleLock()));
        keyAlgorithm.subscribe(() -> preferences.choose(withKeyAlgorithm()));
        validity.subscribe(() -> chooseIfRight(validityProblem, this::withValidity));
        deployTo.subscribe(() -> chooseIfRight(deployToProblem, this::withDeployTo));
        preferences.choices().subscribe(choices -> theme.set(choices.theme()));
    }

    private Choices current() {
        return preferences.choices().get();
    }

    private Choices withIdleLock() {
        Choices now = current();
        return new Choices(
                now.theme(),
                DurationText.parse("idle lock", idleLock.get()),
                now.validity(),
                now.keyAlgorithm(),
                now.deployTo());
    }

    private Choices withKeyAlgorithm() {
        Choices now = current();
        return new Choices(
                now.theme(),
                now.idleLock(),
                now.validity(),
                KeyAlgorithm.parse(keyAlgorithm.get()),
                now.deployTo());
    }

    private Choices withValidity() {
        Choices now = current();
        Optional<Duration> length =
                filled(validity).map(text -> DurationText.parse("validity", text));
        return new Choices(now.theme(), now.idleLock(), length, now.keyAlgorithm(), now.deployTo());
    }

    private Choices withDeployTo() {
        Choices now = current();
        return new Choices(
                now.theme(), now.idleLock(), now.validity(), now.keyAlgorithm(), filled(deployTo));
    }

    private static Optional<String> filled(StringProperty text) {
        return Optional.of(text.get().strip()).filter(value -> !value.isEmpty());
    }

    private void chooseIfRight(
            ObjectBinding<Optional<Problem>> problem, Supplier<Choices> choices) {
        if (problem.get().isEmpty()) {
            preferences.choose(choices.get());
        }
    }

    private static Optional<Problem> problem(Supplier<Choices> choices) {
        try {
            var _ = choices.get();
            return Optional.empty();
        } catch (PkiException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    ObjectProperty<ThemeChoice> theme() {
        return theme;
    }

    ObjectProperty<String> idleLock() {
        return idleLock;
    }

    /// What may be chosen, and what is chosen already.
    List<String> idleLocks() {
        return Stream.concat(LOCKS.stream(), Stream.of(idleLock.get())).distinct().toList();
    }

    ObjectProperty<String> keyAlgorithm() {
        return keyAlgorithm;
    }

    List<String> keyAlgorithms() {
        return KeyAlgorithm.NAMES;
    }

    /// As `90d`; empty for as long as the profile says.
    StringProperty validity() {
        return validity;
    }

    /// As `dir:/srv/{id}/tls`; empty for nowhere.
    StringProperty deployTo() {
        return deployTo;
    }

    ObjectBinding<Optional<Problem>> validityProblem() {
        return validityProblem;
    }

    ObjectBinding<Optional<Problem>> deployToProblem() {
        return deployToProblem;
    }
}

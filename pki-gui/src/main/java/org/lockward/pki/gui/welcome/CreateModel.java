package org.lockward.pki.gui.welcome;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lockward.pki.act.Act;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is filled in to make a CA, apart from the passphrase. For the screen's thread only.
final class CreateModel {

    private final StringProperty name = new SimpleStringProperty("Fleet");
    private final StringProperty validity = new SimpleStringProperty("");
    private final ObjectProperty<String> keyAlgorithm =
            new SimpleObjectProperty<>(Act.Init.DEFAULT_KEY.text());
    private final ObjectBinding<Optional<Problem>> nameProblem =
            Bindings.createObjectBinding(() -> problem(this::fleet), name);
    private final ObjectBinding<Optional<Problem>> validityProblem =
            Bindings.createObjectBinding(() -> problem(this::length), validity);

    StringProperty name() {
        return name;
    }

    /// As `10y`; empty for as long as the profile says.
    StringProperty validity() {
        return validity;
    }

    ObjectProperty<String> keyAlgorithm() {
        return keyAlgorithm;
    }

    List<String> keyAlgorithms() {
        return KeyAlgorithm.NAMES;
    }

    ObjectBinding<Optional<Problem>> nameProblem() {
        return nameProblem;
    }

    ObjectBinding<Optional<Problem>> validityProblem() {
        return validityProblem;
    }

    /// What is asked for; only while neither has a problem.
    Act.Init act() {
        return new Act.Init(fleet(), KeyAlgorithm.parse(keyAlgorithm.get()), length(), false);
    }

    private Fleet fleet() {
        return Fleet.named(name.get().strip());
    }

    private Optional<Duration> length() {
        return Optional.of(validity.get().strip())
                .filter(text -> !text.isEmpty())
                .map(text -> DurationText.parse("validity", text));
    }

    private static Optional<Problem> problem(Supplier<?> reading) {
        try {
            var _ = reading.get();
            return Optional.empty();
        } catch (PkiException e) {
            return Optional.of(e.problems().getFirst());
        }
    }
}

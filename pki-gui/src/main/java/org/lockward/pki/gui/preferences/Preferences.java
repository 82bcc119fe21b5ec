package org.lockward.pki.gui.preferences;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.PkiException;

import java.util.Optional;
import java.util.function.Consumer;

/// What a person chose, now. For the screen's thread only.
public final class Preferences {

    private final ReadOnlyObjectWrapper<Choices> choices;
    private final Consumer<Choices> keep;
    private final Optional<Failure> problem;

    private Preferences(Choices first, Consumer<Choices> keep, Optional<Failure> problem) {
        this.choices = new ReadOnlyObjectWrapper<>(first);
        this.keep = keep;
        this.problem = problem;
    }

    /// The usual ones, kept nowhere.
    public Preferences() {
        this(Choices.DEFAULT, _ -> {}, Optional.empty());
    }

    /// Those of the file; the usual ones, with a problem, when it cannot be read.
    ///
    /// @param keep writes what was chosen from now on
    public static Preferences of(PreferencesFile file, Consumer<Choices> keep) {
        try {
            return new Preferences(file.read(), keep, Optional.empty());
        } catch (PkiException e) {
            return new Preferences(Choices.DEFAULT, keep, Optional.of(Failure.of(e)));
        }
    }

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    /// Why the usual ones hold instead of those of the file.
    public Optional<Failure> problem() {
        return problem;
    }

    /// From now on these hold, and are kept.
    public void choose(Choices chosen) {
        if (!chosen.equals(choices.get())) {
            choices.set(chosen);
            keep.accept(chosen);
        }
    }
}

package org.lockward.pki.gui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.action.Actions;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What can be done now, found by a few letters. For the screen's thread only.
final class PaletteModel {

    /// The action that opens the palette does not stand in it.
    static final String PALETTE = "app.palette";

    private record Found(Action action, int rank) {}

    private final List<Action> possible;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Action> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Action>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What cannot be done now is left out.
    PaletteModel(Actions actions) {
        possible =
                actions.all().stream()
                        .filter(action -> action.enabled().get() && !action.id().equals(PALETTE))
                        .toList();
        query.subscribe(this::find);
    }

    StringProperty query() {
        return query;
    }

    /// The best first.
    ObservableList<Action> found() {
        return found;
    }

    /// The one that Enter runs.
    ReadOnlyObjectProperty<Optional<Action>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Chooses the next one, or the one before; from the last to the first and back.
    void step(int by) {
        if (!found.isEmpty()) {
            int at = chosen.get().map(found::indexOf).orElse(0);
            chosen.set(Optional.of(found.get(Math.floorMod(at + by, found.size()))));
        }
    }

    void choose(Action action) {
        chosen.set(Optional.of(action));
    }

    private void find(String typed) {
        String wanted = typed.strip();
        found.setAll(
                possible.stream()
                        .flatMap(action -> found(action, wanted).stream())
                        .sorted(Comparator.comparingInt(Found::rank))
                        .map(Found::action)
                        .toList());
        chosen.set(found.stream().findFirst());
    }

    private static Optional<Found> found(Action action, String wanted) {
        OptionalInt rank = Fuzzy.rank(action.title(), wanted);
        return rank.isPresent()
                ? Optional.of(new Found(action, rank.getAsInt()))
                : Optional.empty();
    }
}

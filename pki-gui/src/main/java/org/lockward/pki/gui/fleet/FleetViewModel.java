package org.lockward.pki.gui.fleet;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The fleet as the first screen shows it, and which nodes are chosen. For the screen's thread
/// only; what takes time is done elsewhere.
public final class FleetViewModel {

    private final Authority authority;
    private final Background background;
    private final FleetChoice choice = new FleetChoice();
    private final ObservableList<FleetRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Reads nothing yet: see [#load].
    public FleetViewModel(Authority authority, Background background) {
        this.authority = authority;
        this.background = background;
    }

    /// Reads the whole fleet, first or again.
    public void load() {
        background.run(
                () -> authority.find(query()).stream().map(FleetRow::new).toList(),
                this::show,
                why -> failure.set(Optional.of(why)));
    }

    private void show(List<FleetRow> read) {
        failure.set(Optional.empty());
        rows.setAll(read);
        choice.keep(read);
    }

    /// What is shown, as the command line and bulk acts ask for it.
    public NodeQuery query() {
        return NodeQuery.ALL;
    }

    /// What the filter leaves, in order; read only.
    public ObservableList<FleetRow> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /// Chooses these, and nothing else.
    public void choose(Collection<UniqueId> ids) {
        choice.choose(ids);
    }

    /// Chooses all that the filter means: a query, however many rows there are.
    public void chooseAll() {
        choice.chooseAll(query(), rows.size());
    }

    public boolean isChosen(UniqueId id) {
        return choice.contains(id);
    }

    /// What the next act means: chosen nodes by their IDs, or a query; empty while none is chosen.
    public ReadOnlyObjectProperty<Optional<Selection>> selection() {
        return choice.selection();
    }

    /// How many nodes [#selection] means as far as the screen knows.
    public ReadOnlyIntegerProperty selectedCount() {
        return choice.count();
    }

    /// Why the last reading failed; empty as soon as one succeeds.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }
}

package org.lockward.pki.gui.fleet;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Selection;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Which nodes the next act means: some by their IDs, or all that the filter means. For the
/// screen's thread only.
///
/// Only what is shown can be chosen, so nobody acts on a node that is out of sight.
final class FleetChoice {

    private final ReadOnlyObjectWrapper<Optional<Selection>> selection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private SequencedSet<UniqueId> ids = new LinkedHashSet<>();

    void choose(Collection<UniqueId> chosen) {
        ids = new LinkedHashSet<>(chosen);
        count.set(ids.size());
        selection.set(
                ids.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Selection.Ids(List.copyOf(ids))));
    }

    /// Everything that the query means, also what comes later.
    void chooseAll(NodeQuery query, int visible) {
        ids = new LinkedHashSet<>();
        count.set(visible);
        selection.set(Optional.of(new Selection.Query(query)));
    }

    /// What is out of sight is no longer chosen.
    void keep(List<FleetRow> visible) {
        if (isAll()) {
            count.set(visible.size());
        } else if (!ids.isEmpty()) {
            List<UniqueId> left = visible.stream().map(FleetRow::id).filter(ids::contains).toList();
            if (left.size() < ids.size()) {
                choose(left);
            }
        }
    }

    boolean isAll() {
        return selection.get().filter(Selection.Query.class::isInstance).isPresent();
    }

    /// Which of the rows are chosen.
    BitSet in(List<FleetRow> rows) {
        BitSet chosen = new BitSet(rows.size());
        if (isAll()) {
            chosen.set(0, rows.size());
        } else if (!ids.isEmpty()) {
            for (int i = 0; i < rows.size(); i++) {
                chosen.set(i, ids.contains(rows.get(i).id()));
            }
        }
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<Selection>> selection() {
        return selection.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }
}

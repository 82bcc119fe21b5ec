package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every node of the fleet, in the order of the IDs, as one reading found them; never changes. Any
/// thread may call it.
final class FleetRows {

    static final FleetRows NONE = new FleetRows(List.of());

    private static final Comparator<FleetRow> BY_ID = Comparator.comparing(FleetRow::id);

    private final List<FleetRow> all;

    private FleetRows(List<FleetRow> all) {
        this.all = all;
    }

    List<FleetRow> all() {
        return all;
    }

    static FleetRows of(Collection<NodeRecord> nodes) {
        return new FleetRows(nodes.parallelStream().map(FleetRow::of).sorted(BY_ID).toList());
    }

    /// These rows with those that were read again in place of their predecessors: one pass over the
    /// fleet, however few they are.
    FleetRows with(Collection<NodeRecord> read) {
        Map<UniqueId, FleetRow> rows = HashMap.newHashMap(all.size() + read.size());
        all.forEach(row -> rows.put(row.id(), row));
        read.forEach(node -> rows.put(node.id(), FleetRow.of(node)));
        return new FleetRows(rows.values().stream().sorted(BY_ID).toList());
    }
}

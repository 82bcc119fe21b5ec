package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.inventory.Sighting;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/// The order of the table.
public record FleetOrder(Column column, boolean descending) {

    /// What ends first comes first.
    public static final FleetOrder EXPIRY = new FleetOrder(Column.EXPIRES, false);

    /// What it falls back to.
    public static final FleetOrder BY_ID = new FleetOrder(Column.ID, false);

    /// What the table shows of a node.
    public enum Column {
        ID,
        NAMES,
        LABELS,
        STATE,
        EXPIRES,
        ISSUED,
        DEPLOYED,
        SERVED
    }

    private static Comparator<FleetRow> by(Column column) {
        return switch (column) {
            case ID -> Comparator.comparing(FleetRow::id);
            case NAMES -> Comparator.comparing(FleetRow::names);
            case LABELS -> Comparator.comparing(FleetRow::labels);
            case STATE -> Comparator.comparing(row -> row.node().state());
            case EXPIRES -> Comparator.comparing(row -> row.node().validity().notAfter());
            case ISSUED -> Comparator.comparing(row -> row.node().issued().at());
            case DEPLOYED -> seen(NodeRecord::deployed);
            case SERVED -> seen(NodeRecord::served);
        };
    }

    private static Comparator<FleetRow> seen(Function<NodeRecord, Optional<Sighting>> sighting) {
        return Comparator.comparing(
                row -> sighting.apply(row.node()).map(Sighting::at).orElse(Instant.MIN));
    }

    /// Equal ones stand in the order of their IDs.
    Comparator<FleetRow> comparator() {
        Comparator<FleetRow> first = descending ? by(column).reversed() : by(column);
        return first.thenComparing(FleetRow::id);
    }

    /// The nearest that the command line has.
    NodeSort sort() {
        return switch (column) {
            case EXPIRES -> NodeSort.EXPIRY;
            case ISSUED -> NodeSort.ISSUED;
            case ID, NAMES, LABELS, STATE, DEPLOYED, SERVED -> NodeSort.ID;
        };
    }
}

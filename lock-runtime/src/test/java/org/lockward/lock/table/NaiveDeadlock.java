package org.lockward.lock.table;

import org.lockward.lock.table.NaiveTable.Want;

import java.util.HashSet;
import java.util.Set;

/// Who waits in a circle, as one would explain it.
final class NaiveDeadlock {

    private final NaiveTable table;

    NaiveDeadlock(NaiveTable table) {
        this.table = table;
    }

    /// Whether nobody will ever give that wait what it waits for, if its owner gives nothing back.
    boolean deadlocked(Want want) {
        Set<Want> stuck = new HashSet<>();
        Set<Long> owners = new HashSet<>(Set.of(want.session));
        boolean more = true;
        while (more) {
            more = false;
            for (Want w : table.wants) {
                if (!w.incubated && !stuck.contains(w) && isStuck(w, stuck, owners)) {
                    stuck.add(w);
                    owners.add(w.session);
                    more = true;
                }
            }
        }
        return stuck.contains(want);
    }

    private boolean isStuck(Want want, Set<Want> stuck, Set<Long> owners) {
        if (table.covered(want)) {
            return false;
        }
        if (table.wants.stream().anyMatch(w -> table.isAhead(w, want) && stuck.contains(w))) {
            return true;
        }
        if (NaiveNames.modal(want.name)) {
            return table.holds.stream()
                            .anyMatch(h ->
                                    NaiveNames.related(h.name, want.name)
                                            && h.session != want.session
                                            && owners.contains(h.session)
                                            && !NaiveNames.compatible(h.mode, want.mode))
                    || table.wants.stream()
                            .anyMatch(w ->
                                    table.isAhead(w, want)
                                            && w.session != want.session
                                            && owners.contains(w.session)
                                            && !NaiveNames.compatible(w.mode, want.mode));
        }
        int lost =
                table.holds.stream()
                                .filter(h -> h.name.equals(want.name))
                                .filter(h ->
                                        owners.contains(h.session) || h.session == want.session)
                                .mapToInt(h -> h.quantity)
                                .sum()
                        + table.wants.stream()
                                .filter(w -> table.isAhead(w, want) && owners.contains(w.session))
                                .mapToInt(w -> w.quantity)
                                .sum();
        return lost + want.quantity > NaiveNames.size(want.name);
    }
}

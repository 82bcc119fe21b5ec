package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Waits in the order in which they are granted.
final class Line {

    private final NavigableMap<Long, Wait> waits = new TreeMap<>();

    void add(Wait wait) {
        waits.put(wait.order, wait);
    }

    void remove(Wait wait) {
        waits.remove(wait.order, wait);
    }

    boolean isEmpty() {
        return waits.isEmpty();
    }

    int size() {
        return waits.size();
    }

    @Nullable Wait head() {
        Map.Entry<Long, Wait> first = waits.firstEntry();
        return first == null ? null : first.getValue();
    }

    /// Whether somebody stands before that place.
    boolean isBefore(long order) {
        return !waits.isEmpty() && waits.firstKey() < order;
    }

    /// How many stand before that place; counts them, but for the end of the line.
    int before(long order) {
        if (waits.isEmpty() || waits.lastKey() < order) {
            return waits.size();
        }
        return waits.headMap(order, false).size();
    }

    /// Who stands before that place, the nearest first.
    Collection<Wait> nearest(long order) {
        return waits.headMap(order, false).descendingMap().values();
    }

    Collection<Wait> inOrder() {
        return waits.values();
    }

    List<Wait> copy() {
        return new ArrayList<>(waits.values());
    }
}

package org.lockward.pki.gui.fleet;

import org.lockward.pki.gui.fleet.Facet.Card;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many nodes of the whole fleet each card means.
public record FleetCounts(int total, Map<Card, Integer> of) {

    static final FleetCounts NONE = new FleetCounts(0, Map.of());

    public FleetCounts {
        EnumMap<Card, Integer> copy = new EnumMap<>(Card.class);
        copy.putAll(of);
        of = Collections.unmodifiableMap(copy);
    }

    public int of(Card card) {
        return of.getOrDefault(card, 0);
    }
}

package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.SearchTokens;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The fleet, put in order and narrowed: what the screen shows, computed elsewhere and shown in one
/// go. Never changes. Any thread may call it.
///
/// @param fleet what it was made from
/// @param sorted all of it, in order; narrowing keeps the order, so that typing never sorts
/// @param visible what the filter leaves
record Arrangement(
        FleetRows fleet,
        FleetOrder order,
        FleetFilter filter,
        Instant at,
        List<FleetRow> sorted,
        List<FleetRow> visible,
        FleetCounts counts,
        ExpiryWeeks weeks) {

    static final Arrangement NONE =
            new Arrangement(
                    FleetRows.NONE,
                    FleetOrder.EXPIRY,
                    FleetFilter.NONE,
                    Instant.EPOCH,
                    List.of(),
                    List.of(),
                    FleetCounts.NONE,
                    ExpiryWeeks.NONE);

    /// What is to be arranged.
    record Wish(FleetRows fleet, FleetOrder order, FleetFilter filter, Instant at) {}

    /// As `wish` says; takes over what stays the same.
    Arrangement next(Wish wish) {
        boolean sameFleet = wish.fleet() == fleet;
        List<FleetRow> ordered =
                sameFleet && wish.order().equals(order)
                        ? sorted
                        : wish.fleet().all().stream().sorted(wish.order().comparator()).toList();
        boolean sameTime = sameFleet && wish.at().equals(at);
        return new Arrangement(
                wish.fleet(),
                wish.order(),
                wish.filter(),
                wish.at(),
                ordered,
                narrow(ordered, wish.filter(), wish.at()),
                sameTime ? counts : count(wish.fleet(), wish.at()),
                sameTime ? weeks : ExpiryWeeks.of(wish.fleet(), wish.at()));
    }

    private static List<FleetRow> narrow(List<FleetRow> rows, FleetFilter filter, Instant now) {
        if (filter.isEmpty()) {
            return rows;
        }
        Predicate<FleetRow> inFacet = inFacet(filter.facet(), now);
        Optional<String> match = filter.match().map(SearchTokens::normalize);
        return rows.stream()
                .filter(row -> match.isEmpty() || row.matches(match.get()))
                .filter(inFacet)
                .toList();
    }

    private static Predicate<FleetRow> inFacet(Optional<Facet> facet, Instant now) {
        var node = new FleetFilter("", facet).query(FleetOrder.EXPIRY).predicate(now);
        return row -> node.test(row.node());
    }

    private static FleetCounts count(FleetRows fleet, Instant now) {
        Map<Facet.Card, Integer> counts = new EnumMap<>(Facet.Card.class);
        for (Facet.Card card : Facet.Card.values()) {
            Predicate<FleetRow> inCard = inFacet(Optional.of(card), now);
            counts.put(card, (int) fleet.all().stream().filter(inCard).count());
        }
        return new FleetCounts(fleet.all().size(), counts);
    }
}

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
/// @param text what a search in `sorted` looks at
/// @param visible what the filter leaves
record Arrangement(
        FleetRows fleet,
        FleetOrder order,
        FleetFilter filter,
        Instant at,
        List<FleetRow> sorted,
        SearchText text,
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
                    SearchText.NONE,
                    List.of(),
                    FleetCounts.NONE,
                    ExpiryWeeks.NONE);

    /// What is to be arranged.
    record Wish(FleetRows fleet, FleetOrder order, FleetFilter filter, Instant at) {}

    /// As `wish` says; takes over what stays the same.
    Arrangement next(Wish wish) {
        boolean sameFleet = wish.fleet() == fleet;
        boolean sameOrder = sameFleet && wish.order().equals(order);
        boolean sameTime = sameFleet && wish.at().equals(at);
        List<FleetRow> ordered = sameOrder ? sorted : sort(wish);
        SearchText searched = sameOrder ? text : SearchText.of(ordered);
        return new Arrangement(
                wish.fleet(),
                wish.order(),
                wish.filter(),
                wish.at(),
                ordered,
                searched,
                narrow(ordered, searched, wish),
                sameTime ? counts : count(wish.fleet(), wish.at()),
                sameTime ? weeks : ExpiryWeeks.of(wish.fleet(), wish.at()));
    }

    private static List<FleetRow> sort(Wish wish) {
        return wish.fleet().all().stream().sorted(wish.order().comparator()).toList();
    }

    private static List<FleetRow> narrow(List<FleetRow> ordered, SearchText text, Wish wish) {
        List<FleetRow> found =
                wish.filter().match().map(SearchTokens::normalize).map(text::find).orElse(ordered);
        return wish.filter().facet().isEmpty()
                ? found
                : found.stream().filter(inFacet(wish.filter().facet(), wish.at())).toList();
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

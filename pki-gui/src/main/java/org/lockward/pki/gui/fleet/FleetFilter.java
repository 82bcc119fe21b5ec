package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Progress;

import java.time.Duration;
import java.util.Optional;

/// What the list is narrowed to.
///
/// @param text as it was typed; blanks around it do not count
public record FleetFilter(String text, Optional<Facet> facet) {

    /// What "expiring" means.
    public static final Duration SOON = Duration.ofDays(30);

    public static final FleetFilter NONE = new FleetFilter("", Optional.empty());

    public boolean isEmpty() {
        return text.isBlank() && facet.isEmpty();
    }

    FleetFilter with(String typed) {
        return new FleetFilter(typed, facet);
    }

    /// Chooses the facet, or leaves it when it was chosen already.
    FleetFilter toggled(Facet clicked) {
        Optional<Facet> chosen = Optional.of(clicked);
        return new FleetFilter(text, chosen.equals(facet) ? Optional.empty() : chosen);
    }

    Optional<String> match() {
        return Optional.of(text.strip()).filter(typed -> !typed.isEmpty());
    }

    /// The same nodes, as the command line and bulk acts ask for them.
    NodeQuery query(FleetOrder order) {
        NodeQuery query = NodeQuery.ALL.sorted(order.sort());
        NodeQuery narrowed = facet.map(chosen -> narrow(query, chosen)).orElse(query);
        return match().map(narrowed::matching).orElse(narrowed);
    }

    private static NodeQuery narrow(NodeQuery query, Facet facet) {
        return switch (facet) {
            case Facet.Window(var expiry) -> query.expiringIn(expiry);
            case Facet.Card.VALID -> query.in(NodeState.ACTIVE);
            case Facet.Card.EXPIRING -> query.in(NodeState.ACTIVE).expiringWithin(SOON);
            case Facet.Card.EXPIRED -> query.in(NodeState.EXPIRED);
            case Facet.Card.REVOKED -> query.in(NodeState.REVOKED);
            case Facet.Card.NOT_DEPLOYED -> query.at(Progress.NOT_DEPLOYED);
        };
    }
}

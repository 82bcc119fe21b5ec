package org.lockward.pki.inventory;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Which nodes to list, in which order.
///
/// @param expiresIn only nodes whose certificate is not revoked and ends within this time from now,
///   or has ended
/// @param labels a node has all of them, with these values
/// @param match the ID, a name, a label's value, or a part of one of them behind `.`, `-`, `_`, `:`
///   or `/`, begins with this text; case is ignored
public record NodeQuery(
        Optional<NodeState> state,
        Optional<Duration> expiresIn,
        Map<String, String> labels,
        Optional<String> match,
        NodeSort sort) {

    public static final NodeQuery ALL =
            new NodeQuery(
                    Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), NodeSort.ID);

    public NodeQuery {
        labels = Map.copyOf(labels);
    }

    /// The same nodes in another order.
    public NodeQuery sorted(NodeSort by) {
        return new NodeQuery(state, expiresIn, labels, match, by);
    }
}

package org.lockward.pki.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which nodes to list, in which order. Made from [#ALL], by naming what is asked for.
///
/// @param progress only nodes where something remains to be done
/// @param expiresIn only nodes whose certificate is not revoked and ends within this time from now,
///   or has ended
/// @param expiry only nodes whose certificate is not revoked and ends in this window
/// @param labels a node has all of them, with these values
/// @param match the ID, a name, a label's value, or a part of one of them behind `.`, `-`, `_`, `:`
///   or `/`, begins with this text; case is ignored
public record NodeQuery(
        Optional<NodeState> state,
        Optional<Progress> progress,
        Optional<Duration> expiresIn,
        Optional<ExpiryWindow> expiry,
        Map<String, String> labels,
        Optional<String> match,
        NodeSort sort) {

    public static final NodeQuery ALL =
            new NodeQuery(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    NodeSort.ID);

    public NodeQuery {
        labels = Map.copyOf(labels);
    }

    /// The same, only those in this state.
    public NodeQuery in(NodeState only) {
        return new NodeQuery(Optional.of(only), progress, expiresIn, expiry, labels, match, sort);
    }

    /// The same, only those that got this far.
    public NodeQuery at(Progress only) {
        return new NodeQuery(state, Optional.of(only), expiresIn, expiry, labels, match, sort);
    }

    /// The same, only those that end within this time from now, or have ended.
    public NodeQuery expiringWithin(Duration time) {
        return new NodeQuery(state, progress, Optional.of(time), expiry, labels, match, sort);
    }

    /// The same, only those that end in this window.
    public NodeQuery expiringIn(ExpiryWindow window) {
        return new NodeQuery(state, progress, expiresIn, Optional.of(window), labels, match, sort);
    }

    /// The same, only those that have this label too.
    public NodeQuery labelled(String name, String value) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put(name, value);
        return new NodeQuery(state, progress, expiresIn, expiry, all, match, sort);
    }

    /// The same, only those that this text finds.
    public NodeQuery matching(String text) {
        return new NodeQuery(state, progress, expiresIn, expiry, labels, Optional.of(text), sort);
    }

    /// The same in another order.
    public NodeQuery sorted(NodeSort by) {
        return new NodeQuery(state, progress, expiresIn, expiry, labels, match, by);
    }

    /// Whether a node is asked for, by what is known of it in memory: the same that an inventory
    /// would find at `now`.
    public Predicate<NodeRecord> predicate(Instant now) {
        Optional<String> wanted = match.map(SearchTokens::normalize);
        return node ->
                state.map(only -> node.state(now) == only).orElse(true)
                        && progress.map(only -> node.is(only, now)).orElse(true)
                        && expiresIn.map(time -> endsBy(node, now.plus(time))).orElse(true)
                        && expiry.map(window -> endsIn(node, window)).orElse(true)
                        && node.labels().entrySet().containsAll(labels.entrySet())
                        && wanted.map(text -> SearchTokens.anyBeginsWith(node, text)).orElse(true);
    }

    private static boolean endsBy(NodeRecord node, Instant end) {
        return !node.revoked() && !node.validity().notAfter().isAfter(end);
    }

    private static boolean endsIn(NodeRecord node, ExpiryWindow window) {
        return !node.revoked() && window.contains(node.validity().notAfter());
    }
}

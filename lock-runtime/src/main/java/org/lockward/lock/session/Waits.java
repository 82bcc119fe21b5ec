package org.lockward.lock.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What one session waits for, by the tickets of the table: any number of waits that end in a push,
/// and at most one that ends in a late reply and holds up all requests behind it.
final class Waits {

    /// Waits that end in a push: ticket to the number that the peer gave.
    private final Map<Long, Wait> pushed = new HashMap<>(2);

    private OptionalLong blockedOn = OptionalLong.empty();
    private long blockedSinceNanos;

    /// One of those that end in a push.
    private record Wait(long id, long sinceNanos) {}

    boolean isBlocked() {
        return blockedOn.isPresent();
    }

    boolean isEmpty() {
        return pushed.isEmpty() && blockedOn.isEmpty();
    }

    boolean hasPushed() {
        return !pushed.isEmpty();
    }

    boolean hasPushed(long id) {
        return pushed.values().stream().anyMatch(wait -> wait.id() == id);
    }

    /// @param id the peer's number; empty for a wait that ends in a late reply
    void add(long ticket, OptionalLong id, long nowNanos) {
        if (id.isPresent()) {
            pushed.put(ticket, new Wait(id.getAsLong(), nowNanos));
        } else {
            blockedSinceNanos = nowNanos;
            blockedOn = OptionalLong.of(ticket);
        }
    }

    /// When that wait began.
    long sinceNanos(long ticket) {
        Wait wait = pushed.get(ticket);
        return wait == null ? blockedSinceNanos : wait.sinceNanos();
    }

    /// Forgets a wait that is over.
    ///
    /// @return the peer's number; empty if it ends in a late reply
    OptionalLong end(long ticket) {
        Wait wait = pushed.remove(ticket);
        if (wait != null) {
            return OptionalLong.of(wait.id());
        }
        blockedOn = OptionalLong.empty();
        return OptionalLong.empty();
    }

    /// The ticket of the wait to which the peer gave that number.
    OptionalLong of(long id) {
        return pushed.entrySet().stream()
                .filter(e -> e.getValue().id() == id)
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    List<Long> all() {
        List<Long> all = new ArrayList<>(pushed.keySet());
        blockedOn.ifPresent(all::add);
        return all;
    }
}

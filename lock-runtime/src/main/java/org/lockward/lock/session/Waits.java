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
    private final Map<Long, Long> pushed = new HashMap<>(2);

    private OptionalLong blockedOn = OptionalLong.empty();

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
        return pushed.containsValue(id);
    }

    /// @param id the peer's number; empty for a wait that ends in a late reply
    void add(long ticket, OptionalLong id) {
        if (id.isPresent()) {
            pushed.put(ticket, id.getAsLong());
        } else {
            blockedOn = OptionalLong.of(ticket);
        }
    }

    /// Forgets a wait that is over.
    ///
    /// @return the peer's number; empty if it ends in a late reply
    OptionalLong end(long ticket) {
        Long id = pushed.remove(ticket);
        if (id != null) {
            return OptionalLong.of(id);
        }
        blockedOn = OptionalLong.empty();
        return OptionalLong.empty();
    }

    /// The ticket of the wait to which the peer gave that number.
    OptionalLong of(long id) {
        return pushed.entrySet().stream()
                .filter(e -> e.getValue() == id)
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    List<Long> all() {
        List<Long> all = new ArrayList<>(pushed.keySet());
        blockedOn.ifPresent(all::add);
        return all;
    }
}

package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What one session waits for: any number of waits that end in a push, and at most one that ends in
/// a late reply and holds up all requests behind it.
final class Waits {

    /// Waits that end in a push: name to the number that the peer gave.
    private final Map<ResourceName, Long> pushed = new HashMap<>(2);

    private Optional<ResourceName> blockedOn = Optional.empty();

    boolean isBlocked() {
        return blockedOn.isPresent();
    }

    boolean hasPushed() {
        return !pushed.isEmpty();
    }

    boolean hasPushed(long id) {
        return pushed.containsValue(id);
    }

    /// @param id the peer's number; empty for a wait that ends in a late reply
    void add(ResourceName name, OptionalLong id) {
        if (id.isPresent()) {
            pushed.put(name, id.getAsLong());
        } else {
            blockedOn = Optional.of(name);
        }
    }

    /// Forgets a wait that is over.
    ///
    /// @return the peer's number; empty if it ends in a late reply
    Optional<Long> end(ResourceName name) {
        Optional<Long> id = Optional.ofNullable(pushed.remove(name));
        if (id.isEmpty()) {
            blockedOn = Optional.empty();
        }
        return id;
    }

    /// Which wait has that number.
    Optional<ResourceName> of(long id) {
        return pushed.entrySet().stream()
                .filter(e -> e.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    List<ResourceName> all() {
        List<ResourceName> all = new ArrayList<>(pushed.keySet());
        blockedOn.ifPresent(all::add);
        return all;
    }
}

package org.lockward.lock.redis;

import java.util.List;

/// Somebody says a value, and means these keys.
///
/// @param keys at least one; a key that is named twice counts once
public record Attempt(List<Key> keys, LockValue value, Holder holder) {

    public Attempt {
        keys = keys.size() == 1 ? List.copyOf(keys) : keys.stream().distinct().toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key is missing");
        }
    }
}

package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;

import java.util.Optional;

/// What somebody was given.
///
/// @param token the fencing token: larger than that of every grant before
/// @param quantity units of a numeric resource; 1 of everything else
/// @param element of a set: which; of a sequence: its number; of a timestamp: its text
public record Grant(long token, LockMode mode, int quantity, Optional<String> element) {

    /// Of a resource that has neither units nor elements.
    public Grant(long token, LockMode mode) {
        this(token, mode, 1, Optional.empty());
    }
}

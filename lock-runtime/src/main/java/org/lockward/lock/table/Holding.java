package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.Optional;

/// A lock that is held.
///
/// @param token its fencing token
/// @param sinceNanos when it was granted, on the clock that the table was told
/// @param quantity units of a numeric resource; 1 of everything else
/// @param element of a set: which; of a sequence: its number; of a timestamp: its text
/// @param times how often its owner has to give it back
public record Holding(
        Owner owner,
        ResourceName name,
        LockMode mode,
        long token,
        long sinceNanos,
        int quantity,
        Optional<String> element,
        int times) {}

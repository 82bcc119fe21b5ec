package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// A lock that is waited for.
///
/// @param ticket the number of the wait
/// @param quantity units of a numeric resource; 1 of everything else
/// @param position 1 is the next; 0 if nobody has created the resource yet
/// @param sinceNanos when it was asked for, on the clock that the table was told
/// @param conversion whether it is another mode of a lock that is held
public record Waiting(
        Owner owner,
        ResourceName name,
        LockMode mode,
        long ticket,
        int quantity,
        int position,
        long sinceNanos,
        boolean conversion) {}

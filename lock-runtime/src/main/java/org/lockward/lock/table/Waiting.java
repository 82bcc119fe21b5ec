package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// A lock that is waited for.
///
/// @param position in the line for its name; 1 is the next
/// @param sinceNanos when it was asked for, on the clock that the table was told
public record Waiting(
        Owner owner, ResourceName name, LockMode mode, int position, long sinceNanos) {}

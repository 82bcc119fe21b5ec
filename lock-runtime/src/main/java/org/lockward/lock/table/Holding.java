package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// A lock that is held.
///
/// @param token its fencing token
/// @param sinceNanos when it was granted, on the clock that the table was told
public record Holding(Owner owner, ResourceName name, LockMode mode, long token, long sinceNanos) {}

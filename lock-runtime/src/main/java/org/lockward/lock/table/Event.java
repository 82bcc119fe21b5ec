package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// What happened to somebody who waited.
public sealed interface Event {

    /// Who waited.
    Owner owner();

    /// For what.
    ResourceName name();

    /// The wait is over: it is held now.
    ///
    /// @param token the fencing token
    record Granted(Owner owner, ResourceName name, LockMode mode, long token) implements Event {}

    /// The wait is over without a lock: its time was up.
    record TimedOut(Owner owner, ResourceName name) implements Event {}
}

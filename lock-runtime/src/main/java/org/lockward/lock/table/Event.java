package org.lockward.lock.table;

import org.lockward.lock.resource.ResourceName;

/// What happened to somebody who waited.
public sealed interface Event {

    /// Who waited.
    Owner owner();

    /// The number of the wait, as in [Outcome.Queued].
    long ticket();

    /// For what.
    ResourceName name();

    /// The wait is over: it is held now.
    record Granted(Owner owner, long ticket, ResourceName name, Grant grant) implements Event {}

    /// The wait is over without a lock: its time was up.
    record TimedOut(Owner owner, long ticket, ResourceName name) implements Event {}

    /// The wait is over without a lock: it cannot end well any more.
    record Denied(Owner owner, long ticket, ResourceName name, Refusal refusal) implements Event {}
}

package org.lockward.lock.tls;

/// Which daemon a client wants to talk to.
public sealed interface ExpectedDaemon {

    /// The one whose certificate is for the host that was dialled.
    record AtHost(String host) implements ExpectedDaemon {}

    /// The node with this ID, wherever it was reached.
    record WithId(String id) implements ExpectedDaemon {}
}

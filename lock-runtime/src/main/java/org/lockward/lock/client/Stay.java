package org.lockward.lock.client;

import org.lockward.lock.wire.Secret;

import java.util.Optional;

/// One session with a daemon, over one connection or several: what it holds, and with what it can
/// come back. For all threads.
final class Stay {

    /// What proves to the daemon that a session is ours.
    record Ticket(long session, Secret secret) {}

    private final Holdings holdings = new Holdings();
    private volatile Optional<Ticket> ticket = Optional.empty();

    Holdings holdings() {
        return holdings;
    }

    /// Empty if the session ends with its connection.
    Optional<Ticket> ticket() {
        return ticket;
    }

    void ticket(Ticket other) {
        ticket = Optional.of(other);
    }
}

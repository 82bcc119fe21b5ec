package org.lockward.samples.bench;

import java.util.Optional;

/// A way to take locks of a running system.
///
/// @param name as the tables call it
/// @param server whose CPU time counts; empty if the system is missing on this machine
/// @param opener makes a client for a lock
record Contender(String name, Optional<Server> server, Opener opener) {

    /// Connects a client.
    interface Opener {
        Cycle open(Server server, String lock) throws Exception;
    }

    Cycle open(String lock) throws Exception {
        return opener.open(server.orElseThrow(), lock);
    }

    /// The same system, used in another way.
    Contender as(String other, Opener way) {
        return new Contender(other, server, way);
    }
}

package org.lockward.lock.flom;

import org.lockward.lock.resource.LockMode;

import java.util.Optional;
import java.util.OptionalInt;

/// What a client of FLoM can say to a daemon.
public sealed interface FlomRequest {

    /// Verb 1, step 8: asks for a lock.
    ///
    /// @param peer who the client says it is
    /// @param name of the resource as it was sent, each byte a character: whether it is a name is
    ///   answered, not refused
    /// @param mode of a simple or hierarchical resource
    /// @param quantity of a numeric resource
    /// @param waits whether the client stands in line
    /// @param creates whether the resource may come into being by this request
    /// @param lifespanMillis how long the state of the resource is kept after its last use
    record Lock(
            String peer,
            String name,
            Optional<LockMode> mode,
            OptionalInt quantity,
            boolean waits,
            boolean creates,
            int lifespanMillis)
            implements FlomRequest {}

    /// Verb 2, step 8: gives the lock back; there is no answer.
    ///
    /// @param rollback whether a number of a transactional sequence goes back too
    record Unlock(String name, boolean rollback) implements FlomRequest {}

    /// Verb 4, step 8, in a datagram: who is there?
    record Discover() implements FlomRequest {}

    /// Verb 5, step 8: asks the daemon to stop; there is no answer.
    ///
    /// @param immediate not waiting for those who hold locks
    record Shutdown(String peer, boolean immediate) implements FlomRequest {}
}

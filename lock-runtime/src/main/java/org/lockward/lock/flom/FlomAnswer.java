package org.lockward.lock.flom;

import java.util.Optional;
import java.util.OptionalLong;

/// What a daemon says to a client of FLoM.
public sealed interface FlomAnswer {

    /// Verb 1, step 16: the answer to a request for a lock.
    ///
    /// @param peer the ID of the daemon: clients compare it with the CN in its certificate
    record First(String peer, Result result) implements FlomAnswer {}

    /// Verb 1, step 24: what became of a wait. FLoM's own clients take everything but [Rc#QUEUED]
    /// for a grant, whatever the code says.
    record Later(Result result) implements FlomAnswer {}

    /// Verb 4, step 16, in a datagram: the daemon is here.
    ///
    /// @param address empty for that of the sender of the datagram
    record Here(String address, int port) implements FlomAnswer {}

    /// How a request went.
    ///
    /// @param code one of [Rc], or another daemon's
    /// @param element of a set, number of a sequence, or time, that was granted
    /// @param fence the fencing token; FLoM's own clients do not look at it
    record Result(int code, Optional<String> element, OptionalLong fence) {

        /// Without anything that was granted.
        public static Result of(Rc rc) {
            return new Result(rc.code(), Optional.empty(), OptionalLong.empty());
        }

        /// A lock.
        public static Result granted(Optional<String> element, long fence) {
            return new Result(Rc.GRANTED.code(), element, OptionalLong.of(fence));
        }
    }

    /// The codes that a daemon answers with.
    enum Rc {
        /// The lock is the client's.
        GRANTED(0),
        /// It stands in line.
        QUEUED(1),
        /// It waits until somebody creates the resource.
        INCUBATED(2),
        /// Not now: the daemon does not take it on.
        CANNOT_LOCK(3),
        /// Held by others, and the client does not wait.
        BUSY(4),
        /// There is no such resource, and the client does not wait.
        CANNOT_WAIT(5),
        /// Not now and not later.
        IMPOSSIBLE(6),
        /// The connection is about another resource.
        PROTOCOL_ERROR(-13),
        /// That is no name of a resource.
        INVALID_NAME(-14);

        private final int code;

        Rc(int code) {
            this.code = code;
        }

        /// The number on the wire.
        public int code() {
            return code;
        }
    }
}

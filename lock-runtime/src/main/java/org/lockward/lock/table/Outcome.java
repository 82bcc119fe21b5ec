package org.lockward.lock.table;

/// What became of a request for a lock.
public sealed interface Outcome {

    /// It is held now.
    ///
    /// @param token the fencing token: larger than that of every grant before
    record Granted(long token) implements Outcome {}

    /// It waits in line; an [Event] tells the end.
    ///
    /// @param position 1 is the next
    record Queued(int position) implements Outcome {}

    /// It is neither held nor waited for, and nothing has changed.
    record Refused(Reason reason) implements Outcome {}

    /// Why a request was refused.
    enum Reason {
        /// Others hold it and the request does not wait.
        BUSY,
        /// The session holds it, or waits for it, already.
        ALREADY_CLAIMED,
        /// The session holds as many locks as it may.
        LOCKS_PER_SESSION,
        /// The session waits for as many locks as it may.
        WAITS_PER_SESSION,
        /// The table has as many names as it may.
        NAMES
    }
}

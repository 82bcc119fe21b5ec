package org.lockward.lock.table;

/// What became of a request for a lock, or for another mode of one.
public sealed interface Outcome {

    /// It is held now.
    record Granted(Grant grant) implements Outcome {}

    /// It waits in line; an [Event] with this ticket tells the end.
    ///
    /// @param ticket the number of this wait, never used twice
    /// @param position 1 is the next; 0 if nobody has created the resource yet
    record Queued(long ticket, int position) implements Outcome {}

    /// It is neither held nor waited for, and nothing has changed.
    record Refused(Refusal refusal) implements Outcome {}
}

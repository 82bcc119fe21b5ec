package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;

import java.util.List;

/// Why a request was refused, or a wait ended without a lock.
public sealed interface Refusal {

    /// Others hold it, or wait for it, and the request does not wait.
    record Busy() implements Refusal {}

    /// Nobody has created the resource, and the request neither creates it nor waits.
    record CannotWait() implements Refusal {}

    /// It can never be granted.
    ///
    /// @param text why, for people
    record Impossible(String text) implements Refusal {}

    /// Whoever asked would wait for ever.
    ///
    /// @param cycle who waits for what held by whom, step by step, for people
    record Deadlock(List<String> cycle) implements Refusal {
        public Deadlock {
            cycle = List.copyOf(cycle);
        }
    }

    /// Too many of something.
    ///
    /// @param text who has how many of what at most, for people
    /// @param limit the number in it
    record Quota(String text, int limit) implements Refusal {}

    /// The session holds it in a mode that is not as strong: it has to convert that.
    ///
    /// @param held the mode
    /// @param token of the lock that it holds
    record Mode(LockMode held, long token) implements Refusal {}

    /// The lock that was to be converted is not held with that token, or not any more.
    record NotHeld() implements Refusal {}

    /// The session waits for it already.
    record AlreadyWaiting() implements Refusal {}

    /// A number could not be made durable.
    ///
    /// @param text why, for people
    record Unavailable(String text) implements Refusal {}
}

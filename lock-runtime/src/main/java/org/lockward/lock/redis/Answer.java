package org.lockward.lock.redis;

/// What became of an attempt on a lock.
public sealed interface Answer {

    /// Done, to that many keys.
    record Done(int keys) implements Answer {}

    /// Nothing has changed: it is held by another value, or not held at all.
    record Not() implements Answer {}

    /// Nothing has changed, and the asker did something that it must not.
    ///
    /// @param reason what kind of thing
    /// @param text for people, with both values
    record Refused(Reason reason, String text) implements Answer {}

    /// Why an attempt is refused, which in Redis would have done harm.
    enum Reason {
        /// The lock is another's.
        FOREIGN,
        /// Too many locks are held.
        QUOTA
    }

    /// Nothing has changed.
    Answer NOT = new Not();
}

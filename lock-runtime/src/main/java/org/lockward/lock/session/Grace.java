package org.lockward.lock.session;

import java.time.Duration;

/// What a daemon does with locks of the run before it, which may have holders that do not know yet
/// that it ended.
///
/// @param policy what the operator wants
/// @param before how the run before ended
/// @param window for how long nothing new is granted; zero unless it crashed and the policy has one
/// @param firstToken the smallest token that can be taken back
public record Grace(Policy policy, Before before, Duration window, long firstToken) {

    /// What is done in the window.
    public enum Policy {
        /// Holders take their own locks back.
        RECLAIM,
        /// Nobody gets anything, until the last lease of before is over.
        REFUSE,
        /// There is no window: locks are granted at once.
        NONE
    }

    /// How the run before ended.
    public enum Before {
        /// There was none.
        NONE,
        /// Nobody held anything any more.
        CLEAN,
        /// It was killed, or locks were held to the end.
        UNCLEAN
    }

    /// Of a daemon that remembers nothing.
    public static Grace none() {
        return new Grace(Policy.NONE, Before.NONE, Duration.ZERO, Long.MAX_VALUE);
    }
}

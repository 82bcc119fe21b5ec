package org.lockward.lock.server;

import org.lockward.lock.session.Grace;
import org.lockward.lock.session.LifeConfig;

import java.time.Duration;
import java.util.Optional;

/// How a daemon starts after it was killed, and how long a lease can be.
///
/// @param policy what happens to the locks of the run before
/// @param longestLease that a session can ask for: 1 s to an hour. The window after a crash is as
///   long as the longest lease that was given
public record Restart(Grace.Policy policy, Duration longestLease) {

    /// Holders take their locks back; a lease is at most a minute.
    public static final Restart DEFAULT =
            new Restart(Grace.Policy.RECLAIM, LifeConfig.DEFAULT_LONGEST_LEASE);

    /// With a policy in the words of the option: `reclaim`, `refuse`, `none`; empty if it is none.
    public static Optional<Restart> of(String policy, Duration longestLease) {
        return switch (policy) {
            case "reclaim" -> Optional.of(new Restart(Grace.Policy.RECLAIM, longestLease));
            case "refuse" -> Optional.of(new Restart(Grace.Policy.REFUSE, longestLease));
            case "none" -> Optional.of(new Restart(Grace.Policy.NONE, longestLease));
            default -> Optional.empty();
        };
    }

    public Restart {
        if (longestLease.toMillis() < 1_000 || longestLease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "the longest lease is 1 s to 1 hour, not " + longestLease);
        }
    }
}

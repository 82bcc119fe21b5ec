package org.lockward.lock.tls;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/// One revocation list in force, for people and programs that watch it.
///
/// @param issuer the CA's DN, safe to print
/// @param number the cRLNumber
/// @param thisUpdate when the CA signed it
/// @param nextUpdate when the next one is due, and this one counts no more
public record CrlFacts(String issuer, BigInteger number, Instant thisUpdate, Instant nextUpdate) {

    private static final Duration EARLIEST = Duration.ofDays(4);

    /// How long it still counts; negative if it does not.
    public Duration left(Instant now) {
        return Duration.between(now, nextUpdate);
    }

    /// Whether the next list is overdue: less than four sevenths of its time are left, and less
    /// than four days. So a list for a week is missed from its third day on, one for a day after
    /// ten hours.
    public boolean aging(Instant now) {
        Duration part = Duration.between(thisUpdate, nextUpdate).multipliedBy(4).dividedBy(7);
        Duration limit = part.compareTo(EARLIEST) < 0 ? part : EARLIEST;
        return left(now).compareTo(limit) < 0;
    }
}

package org.lockward.pki.cli;

import java.time.Duration;
import java.time.Instant;

/// Days until a certificate ends.
final class Days {

    private static final int SECONDS_A_DAY = 86_400;

    private Days() {}

    /// Whole days, negative once it has passed.
    static long left(Instant notAfter, Instant now) {
        return Math.floorDiv(Duration.between(now, notAfter).toSeconds(), SECONDS_A_DAY);
    }

    /// `in 396 days`, `today`, `12 days ago`.
    static String inWords(Instant notAfter, Instant now) {
        long days = left(notAfter, now);
        if (days < 0) {
            return days == -1 ? "1 day ago" : -days + " days ago";
        }
        return switch ((int) Math.min(days, Integer.MAX_VALUE)) {
            case 0 -> "within a day";
            case 1 -> "in 1 day";
            default -> "in " + days + " days";
        };
    }
}

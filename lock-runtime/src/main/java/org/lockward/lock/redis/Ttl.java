package org.lockward.lock.redis;

/// How long a lock is held unless it is given back or extended.
///
/// @param millis 1 to 31,536,000,000, a year
public record Ttl(long millis) {

    private static final long YEAR = 31_536_000_000L;
    private static final long NANOS = 1_000_000;

    public Ttl {
        if (millis < 1 || millis > YEAR) {
            throw new IllegalArgumentException("a lock's time is 1 to " + YEAR + " ms");
        }
    }

    /// Of whole seconds, as EX and EXPIRE say it.
    public static Ttl ofSeconds(long seconds) {
        return new Ttl(seconds > YEAR / 1_000 ? YEAR + 1 : seconds * 1_000);
    }

    long endNanos(long fromNanos) {
        return fromNanos + millis * NANOS;
    }
}

package org.lockward.lock.redis;

/// A key that is held.
///
/// @param fence the fencing token of this acquisition
/// @param sinceNanos when it was taken
/// @param endNanos when it ends by itself
public record TtlLock(
        Key key, LockValue value, Holder holder, long fence, long sinceNanos, long endNanos) {

    /// Nanosecond clocks wrap: times are compared by their difference.
    boolean isOver(long nowNanos) {
        return nowNanos - endNanos >= 0;
    }

    /// What is left of its time, at least 1 while it is held.
    public long leftMillis(long nowNanos) {
        return Math.max(1, (endNanos - nowNanos) / 1_000_000);
    }

    TtlLock until(long otherEndNanos) {
        return new TtlLock(key, value, holder, fence, sinceNanos, otherEndNanos);
    }

    /// The order in which locks end.
    static int byEnd(TtlLock a, TtlLock b) {
        long earlier = a.endNanos - b.endNanos;
        return earlier == 0 ? Long.compare(a.fence, b.fence) : Long.signum(earlier);
    }
}

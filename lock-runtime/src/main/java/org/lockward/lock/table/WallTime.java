package org.lockward.lock.table;

/// The time of day as the table sees it: one moment of it and the clock of the table, so that it
/// never goes back; after a restart it goes on behind all that was given out before.
final class WallTime {

    /// No resource has this name.
    private static final String MARK = "_t_";

    /// How far ahead the time is made durable: the most that a restart can put it ahead.
    private static final long BLOCK_NANOS = 2_000_000_000L;

    private final Marks marks;
    private final long startNanos;
    private final long start;
    private long reserved;

    WallTime(TableConfig.Start start, Marks marks) {
        this.marks = marks;
        this.startNanos = start.nanos();
        this.reserved = marks.read(MARK);
        this.start = Math.max(start.wallNanos(), reserved);
    }

    /// When the table began, in nanoseconds since 1970.
    long start() {
        return start;
    }

    long at(long nowNanos) {
        return start + (nowNanos - startNanos);
    }

    /// The time of day, to be given out.
    long reserve(long nowNanos) {
        long time = at(nowNanos);
        if (time >= reserved) {
            marks.reserve(MARK, time + BLOCK_NANOS);
            reserved = time + BLOCK_NANOS;
        }
        return time;
    }
}

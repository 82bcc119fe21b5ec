package org.lockward.lock.table;

/// Something that time brings.
sealed interface Alarm {

    long atNanos();

    /// Tells apart what comes at the same time: the earlier set is the earlier to come.
    long number();

    /// Nobody waits longer.
    record TimeUp(long atNanos, long number, Wait over) implements Alarm {}

    /// The next time can be given out.
    record Tick(long atNanos, long number, Times times) implements Alarm {}

    /// A resource is unused for as long as it was to be kept.
    record Unused(long atNanos, long number, Resource resource) implements Alarm {}

    /// Nanosecond clocks wrap: times are compared by their difference.
    static int inOrder(Alarm a, Alarm b) {
        long earlier = a.atNanos() - b.atNanos();
        return earlier == 0 ? Long.compare(a.number(), b.number()) : Long.signum(earlier);
    }
}

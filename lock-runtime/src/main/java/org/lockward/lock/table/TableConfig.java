package org.lockward.lock.table;

/// What a table is told when it is made.
///
/// @param marks how far numbers and times have been given out in earlier runs
/// @param start the time of the clock that the table is told, and the wall time at that moment
/// @param hashSeed a number that nobody outside can guess, so that nobody can choose names that
///   collide
public record TableConfig(
        TableLimits limits, TokenSource tokens, Marks marks, Start start, long hashSeed) {

    /// One moment on two clocks.
    ///
    /// @param nanos on the clock that the table is told
    /// @param wallNanos since 1970-01-01T00:00:00Z
    public record Start(long nanos, long wallNanos) {}
}

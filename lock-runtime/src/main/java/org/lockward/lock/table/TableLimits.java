package org.lockward.lock.table;

/// How much one table holds at most.
///
/// @param locksPerSession locks that one session holds
/// @param waitsPerSession locks that one session waits for
/// @param names different resources, held or waited for
public record TableLimits(int locksPerSession, int waitsPerSession, int names) {

    /// 100,000 locks and 1,000 waits a session, 1,000,000 names.
    public static final TableLimits DEFAULT = new TableLimits(100_000, 1_000, 1_000_000);

    public TableLimits {
        if (locksPerSession < 1 || waitsPerSession < 1 || names < 1) {
            throw new IllegalArgumentException("a limit of the lock table is at least 1");
        }
    }
}

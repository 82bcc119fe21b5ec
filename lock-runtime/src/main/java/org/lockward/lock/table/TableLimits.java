package org.lockward.lock.table;

/// How much one table holds at most. A node is the name of an owner: all sessions with the
/// certificate of one node, or one session where certificates are shared or absent.
///
/// @param locksPerSession locks that one session holds and waits for
/// @param waitsPerSession locks that one session waits for
/// @param locksPerNode locks that one node holds and waits for
/// @param waitsPerNode locks that one node waits for
/// @param names different resources, held, waited for or kept, with the nodes above them
public record TableLimits(
        int locksPerSession, int waitsPerSession, int locksPerNode, int waitsPerNode, int names) {

    /// 100,000 locks and 1,000 waits a session, 1,000,000 locks and 20,000 waits a node, 1,000,000
    /// names.
    public static final TableLimits DEFAULT =
            new TableLimits(100_000, 1_000, 1_000_000, 20_000, 1_000_000);

    public TableLimits {
        if (Math.min(locksPerSession, waitsPerSession) < 1
                || Math.min(locksPerNode, waitsPerNode) < 1
                || names < 1) {
            throw new IllegalArgumentException("a limit of the lock table is at least 1");
        }
    }

    /// The same for a session and for a node.
    public TableLimits(int locksPerSession, int waitsPerSession, int names) {
        this(locksPerSession, waitsPerSession, locksPerSession, waitsPerSession, names);
    }
}

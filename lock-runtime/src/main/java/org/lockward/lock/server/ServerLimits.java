package org.lockward.lock.server;

import org.lockward.lock.table.TableLimits;

/// How much the daemon takes on; over a limit, the peer gets an error that names it.
///
/// @param connections at once, in all
/// @param perAddress at once from one IP address
/// @param perNode at once with one certificate ID
/// @param handshakes TLS handshakes under way at once; a quarter of them from one address
/// @param locks held and awaited in all
/// @param table locks, waits and names
public record ServerLimits(
        int connections,
        int perAddress,
        int perNode,
        int handshakes,
        int locks,
        TableLimits table) {

    /// What a lock may cost at most: its claim, and a name of the greatest length for itself.
    private static final int BYTES_PER_LOCK = 512;

    private static final int MOST_LOCKS = 10_000_000;

    /// 20,000 connections, 4,000 from an address, 1,000 of a node, 256 handshakes; 10,000,000 locks
    /// or as many as surely fit into the heap.
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, 4_000, 1_000, 256, TableLimits.DEFAULT);

    public ServerLimits {
        if (locks < 1) {
            throw new IllegalArgumentException("a limit of locks is at least 1");
        }
        if (connections < 1 || perAddress < 1 || perNode < 1 || handshakes < 4) {
            throw new IllegalArgumentException(
                    "a limit of connections is at least 1, of handshakes at least 4");
        }
    }

    /// As many locks in all as fit into the heap.
    public ServerLimits(
            int connections, int perAddress, int perNode, int handshakes, TableLimits table) {
        this(connections, perAddress, perNode, handshakes, locksThatFit(), table);
    }

    public ServerLimits withLocks(int other) {
        return new ServerLimits(connections, perAddress, perNode, handshakes, other, table);
    }

    private static int locksThatFit() {
        long fit = Runtime.getRuntime().maxMemory() / BYTES_PER_LOCK;
        return Math.clamp(fit, 1, MOST_LOCKS);
    }
}

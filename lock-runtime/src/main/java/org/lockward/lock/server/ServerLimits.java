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

    /// A lock, and a name of 255 characters, cost at most 512 bytes each: with one of both for this
    /// many bytes of the heap, half of it is left for all else.
    private static final int HEAP_PER_LOCK = 2_048;

    private static final int MOST_LOCKS = 10_000_000;

    /// 20,000 connections, 4,000 from an address, 1,000 of a node, 256 handshakes; 10,000,000 locks
    /// and 1,000,000 names, or as many as surely fit into the heap.
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, 4_000, 1_000, 256, tableThatFits(TableLimits.DEFAULT));

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

    private static TableLimits tableThatFits(TableLimits wish) {
        return new TableLimits(
                wish.locksPerSession(),
                wish.waitsPerSession(),
                wish.locksPerNode(),
                wish.waitsPerNode(),
                Math.min(wish.names(), locksThatFit()));
    }

    private static int locksThatFit() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_PER_LOCK, 1, MOST_LOCKS);
    }
}

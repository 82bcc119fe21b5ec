package org.lockward.lock.server;

import org.lockward.lock.table.TableLimits;

/// How much the daemon takes on; over a limit, the peer gets an error that names it.
///
/// @param connections at once, in all
/// @param perAddress at once from one IP address
/// @param perNode at once with one certificate ID
/// @param handshakes TLS handshakes under way at once; a quarter of them from one address
/// @param table locks, waits and names
public record ServerLimits(
        int connections, int perAddress, int perNode, int handshakes, TableLimits table) {

    /// 20,000 connections, 4,000 from an address, 1,000 of a node, 256 handshakes.
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, 4_000, 1_000, 256, TableLimits.DEFAULT);

    public ServerLimits {
        if (connections < 1 || perAddress < 1 || perNode < 1 || handshakes < 4) {
            throw new IllegalArgumentException(
                    "a limit of connections is at least 1, of handshakes at least 4");
        }
    }
}

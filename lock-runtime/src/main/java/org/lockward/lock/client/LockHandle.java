package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A lock that is held until this is closed or the session is lost. Any thread may call.
public final class LockHandle implements AutoCloseable {

    private final LockClient client;
    private final LockRequest request;
    private final long token;
    private final AtomicBoolean closed = new AtomicBoolean();

    LockHandle(LockClient client, LockRequest request, long token) {
        this.client = client;
        this.request = request;
        this.token = token;
    }

    /// The fencing token: larger than that of every grant before, for storage that compares.
    public long token() {
        return token;
    }

    /// Calls back once, on a thread of the client, if the session ends before [#close].
    public void whenLost(Consumer<LockException.Lost> listener) {
        client.whenEnded(reason -> {
            if (!closed.get()) {
                listener.accept(Failures.lost(reason.problem().what()));
            }
        });
    }

    /// Gives the lock back; a second call does nothing.
    ///
    /// @throws LockException.Lost if it was no longer ours
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.unlock(request.name(), token);
        }
    }
}

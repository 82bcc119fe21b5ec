package org.lockward.lock.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The thread that reads a connection while no caller does.
///
/// A caller that answers itself costs no switch of threads, which over loopback is more than the
/// rest of a request. So after an answer this thread stands back for a moment: if a caller comes
/// back meanwhile, it finds the turn free and reads; if none comes, this one waits in the socket
/// again. While it stands back and something is awaited, [#wake] calls it; what nobody asked for (a
/// push, the end) is seen at most that moment later.
final class Reader {

    private static final long MOMENT = Duration.ofMillis(5).toNanos();

    private final Connection connection;
    private final Thread thread;

    /// How often callers took the turn; written by whoever has it.
    private volatile long turns;

    Reader(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().daemon().name("lock-replies").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// A caller has the turn.
    @SuppressWarnings("NonAtomicVolatileUpdate") // only whoever holds the turn writes
    void relieved() {
        turns++;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        long seen = -1;
        while (connection.isOpen()) {
            boolean idle = seen == turns;
            seen = turns;
            if ((idle || connection.isAwaited()) && connection.readIfFree()) {
                // Whom it answered may come back at once.
                seen = -1;
            } else {
                LockSupport.parkNanos(this, MOMENT);
            }
        }
    }
}

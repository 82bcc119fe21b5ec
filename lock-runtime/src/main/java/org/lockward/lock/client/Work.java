package org.lockward.lock.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that all clients of a process share: one that looks at the clock and never blocks,
/// and some that may. None of them keeps the process alive. For all threads.
final class Work {

    private static final ScheduledThreadPoolExecutor CLOCK =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("lock-clock").factory());

    /// Platform threads: a lease must not run out because the carriers of virtual ones are busy.
    private static final ExecutorService BLOCKING =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("lock-work-", 1).factory());

    private Work() {}

    /// Runs something that never blocks, after that time.
    static void later(long nanos, Runnable look) {
        var _ = CLOCK.schedule(look, nanos, TimeUnit.NANOSECONDS);
    }

    /// Runs something that may block, or that belongs to a user, now.
    static void now(Runnable act) {
        BLOCKING.execute(act);
    }
}

package org.lockward.lock.server;

import io.netty.channel.EventLoop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Notices that a daemon has had no session for a while. For the table's thread.
final class IdleWatch implements Runnable {

    private static final int LOOKS = 10;

    private final Daemon daemon;
    private final Duration patience;
    private final Runnable action;
    private long busyNanos = TableLoop.now();
    private boolean told;

    private IdleWatch(Daemon daemon, Duration patience, Runnable action) {
        this.daemon = daemon;
        this.patience = patience;
        this.action = action;
    }

    /// Calls back once.
    static void start(Daemon daemon, EventLoop loop, Duration patience, Runnable action) {
        long every = Math.max(1, patience.toMillis() / LOOKS);
        IdleWatch watch = new IdleWatch(daemon, patience, action);
        var _ = loop.scheduleWithFixedDelay(watch, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
        if (daemon.table().sessions().size() > 0 || daemon.table().sessions().held() > 0) {
            busyNanos = TableLoop.now();
        } else if (!told && TableLoop.now() - busyNanos >= patience.toNanos()) {
            told = true;
            daemon.log().event("idle").with("for_ms", patience.toMillis()).write();
            action.run();
        }
    }
}

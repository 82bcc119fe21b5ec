package org.lockward.lock.server;

import io.netty.channel.EventLoop;

import org.lockward.lock.session.Sessions;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The end of a daemon: nothing is granted, the holders have a while to finish, then all sessions
/// end.
///
/// @param hurried whether the holders are not waited for (any more)
record Drain(Daemon daemon, EventLoop loop, Duration patience, AtomicBoolean hurried) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /// How long the last words may take to reach the peers.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    Drain(Daemon daemon, EventLoop loop, Duration patience) {
        this(daemon, loop, patience, new AtomicBoolean());
    }

    /// Does not wait for the holders, also if [#run] is waiting already.
    void hurry() {
        hurried.set(true);
    }

    /// Returns when it is done; not for the table's thread.
    ///
    /// @return whether nobody held anything any more when the sessions ended
    boolean run() {
        CompletableFuture<Boolean> clean = new CompletableFuture<>();
        Sessions sessions = daemon.table().sessions();
        loop.execute(() -> {
            daemon.log().event("draining").with("held", sessions.held()).write();
            sessions.drain(hurried.get() ? 0 : patience.toMillis(), TableLoop.now());
            daemon.table().settle();
        });
        await(() -> hurried.get() || sessions.held() == 0, patience);
        loop.execute(() -> {
            daemon.log().event("stopped").with("held", sessions.held()).write();
            clean.complete(sessions.held() == 0);
            sessions.end(
                    "draining",
                    new Reply.Failure(ErrorWord.DRAINING, "the daemon has stopped"),
                    TableLoop.now());
            daemon.table().settle();
        });
        await(() -> daemon.table().connections().isEmpty(), FAREWELL);
        return clean.getNow(false);
    }

    /// Looks on the table's thread until it is so, or the time is up.
    private void await(BooleanSupplier condition, Duration longest) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        ScheduledFuture<?> looking =
                loop.scheduleWithFixedDelay(
                        () -> {
                            if (condition.getAsBoolean()) {
                                done.complete(true);
                            }
                        },
                        0,
                        LOOK_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
        done.completeOnTimeout(false, longest.toMillis(), TimeUnit.MILLISECONDS).join();
        looking.cancel(false);
    }
}

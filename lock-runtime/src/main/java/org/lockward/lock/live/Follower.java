package org.lockward.lock.live;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks twice a second whether files have changed, and has what is new taken over. For all
/// threads; the source is called on the follower's own.
///
/// What cannot be used is reported once, and tried again every ten seconds: the failure may pass by
/// itself.
///
/// @param <S> how the files look from outside
public final class Follower<S> implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int LOOKS_BETWEEN_TRIES = 20;

    /// Files, and whoever uses what is in them.
    public interface Source<S> {

        /// How the files look from outside; what looks equal is the same.
        S state();

        /// Loads the files and takes over what is in them.
        ///
        /// @throws LockException if it cannot be used; what was in force before stays so
        void take();

        /// What lies there cannot be used.
        void kept(LockException why);

        /// Comes with every look, before it.
        default void looking() {}
    }

    private final Source<S> source;
    private final ScheduledExecutorService watcher;

    // Only the watcher's thread touches these.
    private S seen;
    private @Nullable S failed;
    private int looksSinceFailure;

    /// @param name of the thread
    /// @param seen how the files looked when what is in force was loaded
    public Follower(String name, Source<S> source, S seen) {
        this.source = source;
        this.seen = seen;
        this.watcher =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Begins to look.
    public void start() {
        var _ =
                watcher.scheduleWithFixedDelay(
                        this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes over what lies there now, changed or not.
    ///
    /// @return why it cannot be used; empty when it is in force
    public CompletableFuture<Optional<LockException>> reload() {
        CompletableFuture<Optional<LockException>> done = new CompletableFuture<>();
        try {
            watcher.execute(() -> done.complete(takeAnyhow()));
        } catch (RejectedExecutionException e) {
            done.complete(
                    Optional.of(
                            new LockException.Unavailable(
                                    Problem.of("the files are not followed any more"), e)));
        }
        return done;
    }

    /// Whatever goes wrong ends this look, never the looking: a daemon that no longer looks would
    /// miss every revocation.
    private void look() {
        try {
            source.looking();
            S now = source.state();
            if (!now.equals(seen)
                    && (!now.equals(failed) || ++looksSinceFailure % LOOKS_BETWEEN_TRIES == 0)) {
                take(now);
            }
        } catch (RuntimeException e) {
            source.kept(foreseen(e));
        }
    }

    private void take(S now) {
        boolean known = now.equals(failed);
        failed = now;
        try {
            source.take();
            seen = now;
        } catch (LockException e) {
            if (!known) {
                throw e;
            }
        }
    }

    private Optional<LockException> takeAnyhow() {
        try {
            S now = source.state();
            failed = now;
            source.take();
            seen = now;
            return Optional.empty();
        } catch (RuntimeException e) {
            source.kept(foreseen(e));
            return Optional.of(foreseen(e));
        }
    }

    private static LockException foreseen(RuntimeException e) {
        return e instanceof LockException known
                ? known
                : new LockException.Unavailable(
                        new Problem("the files cannot be judged", e.toString(), ""), e);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}

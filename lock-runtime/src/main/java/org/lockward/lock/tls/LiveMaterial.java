package org.lockward.lock.tls;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The TLS of a running daemon: follows the bundle directory, so that new material is used from the
/// next connection on. Any thread may ask for [#server]; the listener is called on our own thread.
///
/// New material is loaded completely before it takes over. What does not load leaves the old in
/// force, and is reported once, not at every look. A revocation list that is older than the one in
/// force is not taken over.
public final class LiveMaterial implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /// What failed is tried again every ten seconds.
    private static final int LOOKS_BETWEEN_TRIES = 20;

    /// What happened to the material, for the log and for the sessions that are open.
    public interface Listener {

        /// New material is in force: every live session is to be judged again.
        void changed(ServerTls now);

        /// What lies in the directory cannot be used, or its revocation list is an older one; the
        /// old stays in force.
        void kept(LockException why);

        /// The lists in force could not be written down: after a restart an older one would pass.
        /// Tried again until it works.
        void forgetful(LockException why);
    }

    private final Path directory;
    private final TlsPolicy policy;
    private final InstantSource clock;
    private final CrlMemory memory;
    private final ScheduledExecutorService watcher =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("material").factory());
    private volatile ServerTls server;

    // Only the watcher's thread touches these.
    private BundleState seen;
    private @Nullable BundleState failed;
    private int looksSinceFailure;
    private int looksUnremembered;
    private Optional<ServerTls> former = Optional.empty();

    private LiveMaterial(Path directory, TlsPolicy policy, InstantSource clock, CrlMemory memory) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
        this.memory = memory;
        this.seen = BundleState.of(directory);
        NodeMaterial loaded = NodeMaterial.load(directory, clock);
        refuseOlderLists(loaded.olderThan(memory));
        memory.remember(loaded.crlMarks());
        this.server = ServerTls.of(loaded, policy, clock);
    }

    /// The same, with a memory of revocation lists that ends with the process.
    public static LiveMaterial open(Path directory, TlsPolicy policy, InstantSource clock) {
        return open(directory, policy, clock, CrlMemory.ofThisRun());
    }

    /// Loads the bundle; [#follow] starts watching.
    ///
    /// @param directory the bundle, or the directory whose link `live` leads to it
    /// @param memory of the revocation lists that were in force in earlier runs
    /// @throws LockException.InvalidBundle if it cannot be used, or a revocation list is older than
    ///   one that was in force before
    /// @throws LockException.Unavailable if that cannot be known
    public static LiveMaterial open(
            Path directory, TlsPolicy policy, InstantSource clock, CrlMemory memory) {
        return new LiveMaterial(directory, policy, clock, memory);
    }

    /// What is in force now.
    public ServerTls server() {
        return server;
    }

    /// Looks at the directory twice a second from now on.
    public void follow(Listener listener) {
        var _ =
                watcher.scheduleWithFixedDelay(
                        () -> look(listener), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whatever goes wrong ends this look, never the looking: a daemon that no longer looks would
    /// miss every revocation.
    private void look(Listener listener) {
        try {
            BundleState now = BundleState.of(directory);
            rememberAgain(listener);
            if (now.equals(seen)) {
                return;
            }
            if (!now.equals(failed) || ++looksSinceFailure % LOOKS_BETWEEN_TRIES == 0) {
                take(now, listener);
            }
        } catch (LockException e) {
            listener.kept(e);
        } catch (RuntimeException e) {
            listener.kept(NodeMaterial.invalid("the bundle cannot be judged", e.toString(), e));
        }
    }

    /// A failure may pass by itself, as when files could not be opened, so it is tried again; it is
    /// reported once.
    private void take(BundleState now, Listener listener) {
        boolean known = now.equals(failed);
        failed = now;
        List<String> older;
        try {
            NodeMaterial loaded = NodeMaterial.load(directory, clock);
            older = loaded.olderThan(memory);
            NodeMaterial newest = loaded.notOlderThan(server.material());
            refuseOlderLists(newest.olderThan(memory));
            swap(ServerTls.of(newest, policy, clock));
        } catch (LockException e) {
            if (!known) {
                throw e;
            }
            return;
        }
        listener.changed(server);
        seen = now;
        older.forEach(sentence -> listener.kept(replayed(sentence)));
        remember(listener);
    }

    private void refuseOlderLists(List<String> older) {
        if (!older.isEmpty()) {
            throw replayed(String.join("; ", older));
        }
    }

    private LockException replayed(String sentences) {
        return new LockException.InvalidBundle(
                new Problem(
                        sentences,
                        "an older list would bring revoked nodes back",
                        "deploy the newest list; only if the CA numbers its lists anew: "
                                + memory.reset()));
    }

    /// A revocation is in force before it is written down: a full disk must not hold it up.
    private void remember(Listener listener) {
        try {
            memory.remember(server.material().crlMarks());
            looksUnremembered = 0;
        } catch (LockException e) {
            if (looksUnremembered == 0) {
                listener.forgetful(e);
            }
            looksUnremembered++;
        }
    }

    private void rememberAgain(Listener listener) {
        if (looksUnremembered > 0 && ++looksUnremembered % LOOKS_BETWEEN_TRIES == 0) {
            remember(listener);
        }
    }

    /// The context before the last one is given back, not the last: a connection may just be taking
    /// it.
    private void swap(ServerTls next) {
        ServerTls last = server;
        server = next;
        former.ifPresent(ServerTls::release);
        former = Optional.of(last);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}

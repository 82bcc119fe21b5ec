package org.lockward.lock.tls;

import org.lockward.lock.live.Follower;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The TLS of a running daemon: follows the bundle directory, so that new material is used from the
/// next connection on. Any thread may ask for [#server]; the listener is called on our own thread.
///
/// New material is loaded completely before it takes over. What does not load leaves the old in
/// force, and is reported once, not at every look. A revocation list that is older than the one in
/// force is not taken over.
public final class LiveMaterial implements AutoCloseable {

    /// What could not be written down is tried again every ten seconds.
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
    private final BundleState opened;
    private volatile ServerTls server;
    private volatile Optional<Follower<BundleState>> follower = Optional.empty();

    // Only the follower's thread touches these.
    private int looksUnremembered;
    private Optional<ServerTls> former = Optional.empty();

    private LiveMaterial(Path directory, TlsPolicy policy, InstantSource clock, CrlMemory memory) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
        this.memory = memory;
        this.opened = BundleState.of(directory);
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
        Follower<BundleState> begun = new Follower<>("material", new Bundle(listener), opened);
        follower = Optional.of(begun);
        begun.start();
    }

    /// Takes over what lies in the directory now, changed or not.
    ///
    /// @return why it cannot be used; empty when it is in force
    /// @throws IllegalStateException before [#follow]
    public CompletableFuture<Optional<LockException>> reload() {
        return follower.orElseThrow(() -> new IllegalStateException("nobody listens")).reload();
    }

    /// The directory that is followed, and whom its changes are told to.
    private final class Bundle implements Follower.Source<BundleState> {

        private final Listener listener;

        Bundle(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void looking() {
            rememberAgain(listener);
        }

        @Override
        public BundleState state() {
            return BundleState.of(directory);
        }

        @Override
        public void take() {
            NodeMaterial loaded = NodeMaterial.load(directory, clock);
            List<String> older = loaded.olderThan(memory);
            NodeMaterial newest = loaded.notOlderThan(server.material());
            refuseOlderLists(newest.olderThan(memory));
            swap(ServerTls.of(newest, policy, clock));
            listener.changed(server);
            older.forEach(sentence -> listener.kept(replayed(sentence)));
            remember(listener);
        }

        @Override
        public void kept(LockException why) {
            listener.kept(why);
        }
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
        follower.ifPresent(Follower::close);
    }
}

package org.lockward.lock.access;

import org.lockward.lock.live.Follower;
import org.lockward.lock.problem.LockException;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The rules of a running daemon: follows their file, so that a change counts from the next request
/// on. Any thread may ask for [#rules]; the listener is called on a thread of our own.
///
/// What does not parse leaves the old rules in force, all of them, and so does a file that is gone.
public final class LiveRules implements AutoCloseable {

    /// What happened to the rules, for the log.
    public interface Listener {

        /// Other rules are in force.
        void changed(AccessRules now);

        /// What lies there cannot be used; the old rules stay in force.
        void kept(LockException why);
    }

    private final RulesFile file;
    private final String opened;
    private volatile AccessRules rules;
    private volatile Optional<Follower<String>> follower = Optional.empty();

    private LiveRules(RulesFile file) {
        this.file = file;
        this.opened = file.state();
        this.rules = file.load();
    }

    /// Loads the file; [#follow] starts watching.
    ///
    /// @throws LockException.InvalidInput with every fault and its line
    public static LiveRules open(Path file) {
        return new LiveRules(new RulesFile(file));
    }

    /// What is in force now.
    public AccessRules rules() {
        return rules;
    }

    /// Looks at the file twice a second from now on.
    public void follow(Listener listener) {
        Follower<String> begun = new Follower<>("rules", new Rules(listener), opened);
        follower = Optional.of(begun);
        begun.start();
    }

    /// Takes over what the file says now.
    ///
    /// @return why it cannot be used; empty when it is in force
    /// @throws IllegalStateException before [#follow]
    public CompletableFuture<Optional<LockException>> reload() {
        return follower.orElseThrow(() -> new IllegalStateException("nobody listens")).reload();
    }

    /// The file that is followed, and whom its changes are told to.
    private final class Rules implements Follower.Source<String> {

        private final Listener listener;

        Rules(Listener listener) {
            this.listener = listener;
        }

        @Override
        public String state() {
            return file.state();
        }

        @Override
        public void take() {
            rules = file.load();
            listener.changed(rules);
        }

        @Override
        public void kept(LockException why) {
            listener.kept(why);
        }
    }

    @Override
    public void close() {
        follower.ifPresent(Follower::close);
    }
}

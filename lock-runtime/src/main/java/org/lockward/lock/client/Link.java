package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.wire.Reply;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// One connection of a [Stay], and when the daemon was heard of on it. For all threads.
final class Link implements Connection.Listener {

    /// What a link tells its line.
    interface Owner {
        void pushed(Link link, Reply.Push push);

        void ended(Link link, LockException reason);
    }

    private final Owner owner;
    private final Stay stay;
    private final Dialer.Dialed dialed;
    private final CompletableFuture<Boolean> fate = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();

    private volatile long provenNanos;
    private volatile boolean leased;

    Link(Owner owner, Stay stay, Dialer dialer, java.time.Duration patience) {
        this.owner = owner;
        this.stay = stay;
        this.dialed = dialer.dial(patience, this);
    }

    Connection connection() {
        return dialed.connection();
    }

    DaemonFacts daemon() {
        return dialed.daemon();
    }

    Stay stay() {
        return stay;
    }

    /// The daemon keeps a lease on this session.
    boolean isLeased() {
        return leased;
    }

    void leased() {
        leased = true;
    }

    /// When the youngest request went out that was answered: the daemon heard of us no earlier.
    long provenNanos() {
        return provenNanos;
    }

    /// Completes when it is known what becomes of the session of a connection that is over: whether
    /// it goes on over another.
    CompletableFuture<Boolean> fate() {
        return fate;
    }

    /// Whether it is the caller's to see to the end of this link: once.
    boolean settles() {
        return settled.compareAndSet(false, true);
    }

    @Override
    public void heard(long sentNanos) {
        provenNanos = sentNanos;
    }

    @Override
    public void pushed(Reply.Push push) {
        owner.pushed(this, push);
    }

    @Override
    public void ended(Connection connection, LockException reason) {
        owner.ended(this, reason);
    }
}

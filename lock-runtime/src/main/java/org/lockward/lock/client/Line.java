package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.Secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A client's way to its daemon: the connection of now, its lease, and what happens when it breaks.
/// For all threads.
final class Line implements Link.Owner {

    /// The part of a lease by which we give up before the daemon can: clocks that differ in speed,
    /// and a thread that is late.
    private static final int SAFETY = 50;

    /// Longest time between two looks.
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Dialer dialer;
    private final ClientOptions options;
    private final long leaseNanos;
    private final ReentrantLock preparing = new ReentrantLock();
    private final List<Consumer<LockException>> endListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Duration>> drainListeners = new CopyOnWriteArrayList<>();

    private volatile Link link;
    private volatile boolean closed;
    private volatile @Nullable LockException lastEnd;

    /// Connects.
    Line(Dialer dialer, ClientOptions options) {
        this.dialer = dialer;
        this.options = options;
        this.leaseNanos = options.lease().toNanos();
        this.link = new Link(this, new Stay(), dialer, options.patience());
    }

    /// To be called once, when this can be seen by other threads.
    void start() {
        publish(link);
        Work.later(LOOK_NANOS, this::look);
    }

    ClientOptions options() {
        return options;
    }

    Link link() {
        return link;
    }

    /// Whether what we hold is ours still, by our own clock.
    boolean isTrusted() {
        return System.nanoTime() - leaseEndNanos(link) < 0;
    }

    long leaseEndNanos(Link of) {
        return of.provenNanos() + leaseNanos - leaseNanos / SAFETY;
    }

    void whenEnded(Consumer<LockException> listener) {
        endListeners.add(listener);
        LockException already = lastEnd;
        if (already != null && endListeners.remove(listener)) {
            Work.now(() -> listener.accept(already));
        }
    }

    void whenDraining(Consumer<Duration> listener) {
        drainListeners.add(listener);
    }

    /// A connection whose session has a lease; makes one, or waits for one, where there is none.
    Link leased() {
        Link now = link;
        return now.isLeased() && now.connection().isOpen() ? now : prepared(true);
    }

    /// A connection; makes one, or waits for one, where there is none.
    Link open() {
        Link now = link;
        return now.connection().isOpen() ? now : prepared(false);
    }

    private Link prepared(boolean lease) {
        preparing.lock();
        try {
            Link now = link;
            while (!now.connection().isOpen()) {
                refuseClosed();
                if (!goesOn(now)) {
                    begin();
                }
                now = link;
            }
            if (lease && !now.isLeased()) {
                lease(now);
            }
            return now;
        } finally {
            preparing.unlock();
        }
    }

    private void refuseClosed() {
        if (closed) {
            throw new LockException.Unavailable(Problem.of("the client is closed"));
        }
    }

    /// Waits for what becomes of a session whose connection is over.
    boolean goesOn(Link broken) {
        try {
            return broken.fate().get(leaseNanos + LOOK_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw Connection.interrupted(e);
        } catch (ExecutionException e) {
            throw Failures.broken(e);
        } catch (TimeoutException e) {
            throw Failures.silent(options.lease());
        }
    }

    /// The session before is over, and its holders were told: another one.
    private void begin() {
        Link fresh = new Link(this, new Stay(), dialer, options.patience());
        lastEnd = null;
        publish(fresh);
    }

    private void publish(Link fresh) {
        link = fresh;
        fresh.connection().startReading();
        if (closed) {
            fresh.connection().end(new LockException.Unavailable(Problem.of("closed")));
        } else if (!fresh.connection().isOpen()) {
            settle(fresh, new LockException.Unavailable(Problem.of("the connection broke")));
        }
    }

    private void lease(Link of) {
        Failures.expectOk(of.connection().call(new Request.Lease(options.lease())));
        if (options.release() == ClientOptions.Release.LEASE) {
            of.stay().ticket(ticket(of.connection()));
        }
        of.leased();
    }

    /// Agrees that the session outlives its connection.
    static Stay.Ticket ticket(Connection connection) {
        Reply reply = connection.call(new Request.Life(new LifeRequest.Release(true)));
        Reply.Fields fields = Failures.expect(Reply.Fields.class, reply);
        return new Stay.Ticket(
                fields.number("session").orElseThrow(() -> Failures.unasked(reply)),
                fields.text("secret").map(Secret::new).orElseThrow(() -> Failures.unasked(reply)));
    }

    @Override
    public void pushed(Link from, Reply.Push push) {
        List<Reply> items = push.items();
        switch (push.kind()) {
            case "lost" -> Losses.tell(from.stay().holdings(), push);
            case "draining" -> {
                if (items.size() > 1 && items.get(1) instanceof Reply.Int(long millis)) {
                    Duration left = Duration.ofMillis(millis);
                    drainListeners.forEach(l -> Work.now(() -> l.accept(left)));
                }
            }
            default -> {
                // A daemon newer than this client: what it adds can be passed over.
            }
        }
    }

    @Override
    public void ended(Link which, LockException reason) {
        if (which == link) {
            settle(which, reason);
        }
    }

    /// What becomes of the session.
    private void settle(Link which, LockException reason) {
        if (!which.settles()) {
            return;
        }
        if (canGoOn(which, reason)) {
            Work.now(() -> mend(which, reason));
        } else {
            over(which, reason);
        }
    }

    /// A daemon that says a last word has released everything.
    private boolean canGoOn(Link which, LockException reason) {
        return !closed
                && which.isLeased()
                && which.stay().ticket().isPresent()
                && which.connection().lastWord().isEmpty()
                && !(reason instanceof LockException.Denied)
                && System.nanoTime() - leaseEndNanos(which) < 0;
    }

    private void mend(Link broken, LockException reason) {
        Optional<Link> fresh =
                broken.connection().quiesce()
                        ? new Reattachment(this, dialer, broken).run()
                        : Optional.empty();
        if (fresh.isPresent() && replace(fresh.get())) {
            publish(fresh.get());
            broken.fate().complete(true);
        } else {
            over(broken, reason);
        }
    }

    /// Unless our clock has given the session up meanwhile.
    private synchronized boolean replace(Link fresh) {
        if (fresh.stay().holdings().isOver()) {
            fresh.connection().end(new LockException.Unavailable(Problem.of("too late")));
            return false;
        }
        link = fresh;
        return true;
    }

    private void over(Link which, LockException reason) {
        if (closed) {
            which.stay().holdings().forgetAll();
        } else {
            which.stay().holdings().loseAll(Failures.lost(reason.problem().what()));
            lastEnd = reason;
            for (Consumer<LockException> listener : List.copyOf(endListeners)) {
                if (endListeners.remove(listener)) {
                    Work.now(() -> listener.accept(reason));
                }
            }
        }
        which.fate().complete(false);
    }

    boolean isClosed() {
        return closed;
    }

    /// Shows life when it is time, and gives up what nobody answers for. Never blocks.
    private void look() {
        if (closed) {
            return;
        }
        Link now = link;
        long time = System.nanoTime();
        long next = LOOK_NANOS;
        if (now.isLeased()) {
            long left = leaseEndNanos(now) - time;
            if (left <= 0) {
                lapse(now);
            } else {
                next = Math.min(next, left);
            }
            next = Math.min(next, showLife(now, time));
        }
        if (time - now.connection().oldestNanos().orElse(time) > options.answer().toNanos()) {
            now.connection().end(Failures.silent(options.answer()));
        }
        Work.later(Math.max(next, 1_000_000), this::look);
    }

    /// @return when to look again
    private long showLife(Link now, long time) {
        long due = leaseNanos / 3 - (time - now.provenNanos());
        if (due > 0) {
            return due;
        }
        if (now.connection().isOpen() && now.connection().oldestNanos().isEmpty()) {
            Work.now(() -> Pings.ask(now.connection()));
        }
        return leaseNanos / 12;
    }

    private void lapse(Link of) {
        synchronized (this) {
            if (of != link) {
                return;
            }
            of.stay()
                    .holdings()
                    .loseAll(Failures.lost("the daemon was silent for as long as the lease"));
        }
        of.connection().end(Failures.silent(options.lease()));
    }

    /// Ends the session: all that it holds is given back by that.
    void close() {
        closed = true;
        Link now = link;
        if (now.connection().isOpen() && now.stay().ticket().isPresent()) {
            quit(now.connection());
        }
        now.connection().end(new LockException.Unavailable(Problem.of("we closed the connection")));
        now.stay().holdings().forgetAll();
    }

    /// A session that outlives its connection has to be ended in words.
    private static void quit(Connection connection) {
        try {
            var _ = connection.call(new Request.Quit());
        } catch (LockException e) {
            // It ends with its lease then.
            connection.end(e);
        }
    }
}

package org.lockward.lock.session;

import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The time after a crash in which nothing new is granted: requests that wait are kept in the order
/// in which they came, and asked again when it is over. For the thread that owns the sessions.
final class GraceWindow {

    private final Sessions all;
    private final List<Parked> parked = new ArrayList<>();
    private boolean open;
    private long endNanos;

    /// A request that waits for the end of the window.
    private record Parked(Session session, Request.Lock lock, long sinceNanos) {

        boolean isNamed(long id) {
            return lock.id().isPresent() && lock.id().getAsLong() == id;
        }

        boolean isOver(long nowNanos) {
            return lock.patience().isPresent()
                    && nowNanos - (sinceNanos + lock.patience().get().toNanos()) >= 0;
        }

        /// With what is left of its patience.
        Request.Lock rest(long nowNanos) {
            return new Request.Lock(
                    lock.name(),
                    lock.mode(),
                    lock.patience().map(p -> p.minusNanos(nowNanos - sinceNanos)),
                    lock.id(),
                    lock.options());
        }
    }

    GraceWindow(Sessions all) {
        this.all = all;
    }

    void open(Duration window, long nowNanos) {
        open = !window.isZero();
        endNanos = nowNanos + window.toNanos();
    }

    boolean isOpen() {
        return open;
    }

    long leftMillis(long nowNanos) {
        return open ? Math.max(0, (endNanos - nowNanos + 999_999) / 1_000_000) : 0;
    }

    int waiting() {
        return parked.size();
    }

    Reply.Failure refusal(long nowNanos) {
        return new Reply.Failure(
                ErrorWord.GRACE,
                "%d ms left: after a crash, only what was held before can be taken back"
                        .formatted(leftMillis(nowNanos)));
    }

    /// Keeps a request, or refuses one that does not wait.
    void take(Session session, Request.Lock lock, long nowNanos) {
        long own = parked.stream().filter(p -> p.session() == session).count();
        if (lock.patience().isPresent() && lock.patience().get().isZero()) {
            session.send(refusal(nowNanos));
        } else if (own >= all.limits.waitsPerSession()) {
            session.fail(ErrorWord.QUOTA, "a session awaits at most " + own + " locks");
        } else {
            parked.add(new Parked(session, lock, nowNanos));
            session.verbs().parked(lock, parked.size());
        }
    }

    boolean holds(Session session, long id) {
        return parked.stream().anyMatch(p -> p.session() == session && p.isNamed(id));
    }

    /// Gives a request up.
    boolean cancel(Session session, long id) {
        return parked.removeIf(p -> p.session() == session && p.isNamed(id));
    }

    /// Its connection is gone.
    void forget(Session session) {
        parked.removeIf(p -> p.session() == session);
    }

    /// Refuses all that wait.
    void refuseAll(Reply.Failure why) {
        List<Parked> refused = List.copyOf(parked);
        parked.clear();
        refused.forEach(p -> p.session().verbs().unpark(p.lock(), why));
    }

    /// Ends waits whose time is up, and the window.
    void expire(long nowNanos) {
        List<Parked> over = parked.stream().filter(p -> p.isOver(nowNanos)).toList();
        parked.removeAll(over);
        over.forEach(
                p -> p.session().verbs().unpark(p.lock(), Refusals.timedOut(p.lock().name(), all)));
        if (open && nowNanos - endNanos >= 0) {
            open = false;
            all.life().ledger().windowOver();
            List<Parked> waiting = List.copyOf(parked);
            parked.clear();
            waiting.forEach(p -> p.session().verbs().askAgain(p.rest(nowNanos), nowNanos));
        }
    }

    OptionalLong nextNanos() {
        if (!open) {
            return OptionalLong.empty();
        }
        long next = endNanos;
        for (Parked p : parked) {
            if (p.lock().patience().isPresent()) {
                long end = p.sinceNanos() + p.lock().patience().get().toNanos();
                next = end - next < 0 ? end : next;
            }
        }
        return OptionalLong.of(next);
    }
}

package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Change;
import org.lockward.lock.table.LockRequest;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LockOptions;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one session does with locks: asks for them, waits, gives them back.
final class Verbs {

    private final Sessions all;
    private final Session session;
    private final Waits waits = new Waits();

    Verbs(Sessions all, Session session) {
        this.all = all;
        this.session = session;
    }

    Waits waits() {
        return waits;
    }

    void lock(Request.Lock lock, long nowNanos) {
        Optional<Reply.Failure> objection = objection(lock);
        if (objection.isPresent()) {
            session.send(objection.get());
            return;
        }
        LockRequest request =
                new LockRequest(session.owner(), lock.name(), lock.mode(), lock.patience());
        switch (all.table.acquire(request, nowNanos)) {
            case Outcome.Granted(long token) -> session.send(new Reply.Grant(token, lock.mode()));
            case Outcome.Queued(int position) -> queued(lock, position);
            case Outcome.Refused(Outcome.Reason reason) ->
                    session.send(Refusals.of(reason, lock.name(), all));
        }
    }

    void unlock(Request.Unlock unlock, long nowNanos) {
        Change change = all.table.release(session.owner(), unlock.name(), unlock.token(), nowNanos);
        if (!change.done()) {
            session.fail(
                    ErrorWord.NOTHELD,
                    "this session does not hold "
                            + unlock.name().text()
                            + " with token "
                            + unlock.token());
            return;
        }
        session.send(Reply.Status.OK);
        all.dispatch(change.events());
    }

    void cancel(long id, long nowNanos) {
        Optional<ResourceName> name = waits.of(id);
        if (name.isEmpty()) {
            session.send(new Reply.Int(0));
            return;
        }
        waits.end(name.get());
        Change change = all.table.cancel(session.owner(), name.get(), nowNanos);
        session.send(new Reply.Int(change.done() ? 1 : 0));
        all.dispatch(change.events());
    }

    void granted(ResourceName name, long token, LockMode mode) {
        Optional<Long> id = waits.end(name);
        if (id.isPresent()) {
            push("granted", id.get(), new Reply.Int(token), new Reply.Text(mode.name()));
        } else {
            session.answerLate(new Reply.Grant(token, mode));
        }
    }

    /// The wait for that name is over without a lock.
    void refused(ResourceName name, Reply.Failure failure) {
        Optional<Long> id = waits.end(name);
        if (id.isPresent()) {
            push(
                    "refused",
                    id.get(),
                    new Reply.Text(failure.word()),
                    new Reply.Text(failure.message()));
        } else {
            session.answerLate(failure);
        }
    }

    /// Ends all waits: nothing is granted any more.
    void draining(long nowNanos) {
        Reply.Failure failure = new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping");
        for (ResourceName name : waits.all()) {
            // Nobody behind in that line is granted by this: see Sessions.mayHold.
            all.table.cancel(session.owner(), name, nowNanos);
            refused(name, failure);
        }
    }

    private Optional<Reply.Failure> objection(Request.Lock lock) {
        if (!lock.options().equals(LockOptions.NONE)) {
            return Optional.of(new Reply.Failure(ErrorWord.UNSUPPORTED, "options of LOCK"));
        }
        if (all.isDraining()) {
            return Optional.of(new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping"));
        }
        if (lock.id().isPresent() && session.protocol() == Session.RESP2) {
            return Optional.of(
                    new Reply.Failure(ErrorWord.ERR, "LOCK: ID needs RESP3; say HELLO 3 first"));
        }
        if (lock.id().isPresent() && waits.hasPushed(lock.id().getAsLong())) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.ERR, "LOCK: ID " + lock.id().getAsLong() + " waits already"));
        }
        return Optional.empty();
    }

    private void queued(Request.Lock lock, int position) {
        waits.add(lock.name(), lock.id());
        if (lock.id().isPresent()) {
            session.send(new Reply.Fields(Map.of("queued", new Reply.Int(position))));
        }
    }

    private void push(String kind, long id, Reply first, Reply second) {
        session.send(
                new Reply.Push(List.of(new Reply.Text(kind), new Reply.Int(id), first, second)));
    }
}

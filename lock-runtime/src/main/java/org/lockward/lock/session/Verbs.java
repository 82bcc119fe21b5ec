package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.resource.ResourceType;
import org.lockward.lock.table.Change;
import org.lockward.lock.table.Conversion;
import org.lockward.lock.table.Event;
import org.lockward.lock.table.Grant;
import org.lockward.lock.table.LockRequest;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.table.Refusal;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LockOptions;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.Secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
        Optional<Reply.Failure> objection =
                lock.options()
                        .lease()
                        .flatMap(session::keepLease)
                        .or(() -> objection(lock))
                        .or(() -> all.families().refuseRedis(lock.name(), nowNanos));
        if (objection.isPresent()) {
            session.send(objection.get());
            return;
        }
        if (all.window().isOpen()) {
            all.window().take(session, lock, nowNanos);
            return;
        }
        Outcome outcome = all.table.acquire(wish(lock), nowNanos);
        answer(outcome, new Asked(lock.name(), lock.id()));
    }

    /// The request waits for the end of the grace window.
    void parked(Request.Lock lock, int position) {
        if (lock.id().isPresent()) {
            session.send(new Reply.Fields(Map.of("queued", new Reply.Int(position))));
        } else {
            session.awaitAnswer();
        }
    }

    /// The wait for the end of the grace window was in vain.
    void unpark(Request.Lock lock, Reply.Failure failure) {
        if (lock.id().isPresent()) {
            push("refused", lock.id().getAsLong(), words(failure));
        } else {
            session.answerAwaited(failure);
        }
    }

    /// The grace window is over: now the request is in line.
    void askAgain(Request.Lock lock, long nowNanos) {
        switch (all.table.acquire(wish(lock), nowNanos)) {
            case Outcome.Granted(Grant grant) -> {
                Reply.Grant reply = session.life().reply(lock.name(), grant);
                if (lock.id().isPresent()) {
                    all.tally().granted(reply.mode());
                    push("granted", lock.id().getAsLong(), granted(reply));
                } else {
                    session.answerAwaited(reply);
                }
            }
            case Outcome.Queued(long ticket, int position) -> {
                waits.add(ticket, lock.id(), all.latestNanos());
                if (lock.id().isEmpty()) {
                    session.awaitsNoAnswer();
                }
            }
            case Outcome.Refused(Refusal refusal) ->
                    unpark(lock, Refusals.of(refusal, lock.name(), all));
        }
        all.dispatch(all.table.takeEvents());
    }

    void convert(Request.Convert convert, long nowNanos) {
        Optional<Reply.Failure> objection =
                objection("CONVERT", convert.name(), convert.mode(), convert.id());
        if (objection.isPresent()) {
            session.send(objection.get());
            return;
        }
        if (all.window().isOpen()) {
            session.send(all.window().refusal(nowNanos));
            return;
        }
        Conversion wish =
                new Conversion(
                        session.owner(),
                        convert.name(),
                        convert.token(),
                        convert.mode(),
                        convert.patience(),
                        true);
        answer(all.table.convert(wish, nowNanos), new Asked(convert.name(), convert.id()));
    }

    void unlock(Request.Unlock unlock, long nowNanos) {
        Change change =
                unlock.rollback()
                        ? all.table.rollBack(
                                session.owner(), unlock.name(), unlock.token(), nowNanos)
                        : all.table.release(
                                session.owner(), unlock.name(), unlock.token(), nowNanos);
        if (change.done()) {
            session.send(Reply.Status.OK);
            all.dispatch(change.events());
        } else {
            session.send(Refusals.notHeld(unlock.name(), unlock.token()));
        }
    }

    void cancel(long id, long nowNanos) {
        if (all.window().cancel(session, id)) {
            session.send(new Reply.Int(1));
            return;
        }
        OptionalLong ticket = waits.of(id);
        if (ticket.isEmpty()) {
            session.send(new Reply.Int(0));
            return;
        }
        waits.end(ticket.getAsLong());
        Change change = all.table.cancel(session.owner(), ticket.getAsLong(), nowNanos);
        session.send(new Reply.Int(change.done() ? 1 : 0));
        all.dispatch(change.events());
    }

    void granted(Event.Granted event) {
        all.tally().handedOff(all.latestNanos() - waits.sinceNanos(event.ticket()));
        OptionalLong id = waits.end(event.ticket());
        Reply.Grant grant = session.life().reply(event.name(), event.grant());
        if (id.isPresent()) {
            all.tally().granted(grant.mode());
            push("granted", id.getAsLong(), granted(grant));
        } else {
            session.answerLate(grant);
        }
    }

    /// The wait under that ticket is over without a lock.
    void refused(long ticket, Reply.Failure failure) {
        OptionalLong id = waits.end(ticket);
        if (id.isPresent()) {
            all.tally().refused(failure.word());
            push("refused", id.getAsLong(), words(failure));
        } else {
            session.answerLate(failure);
        }
    }

    private static List<Reply> words(Reply.Failure failure) {
        return List.of(new Reply.Text(failure.word()), new Reply.Text(failure.message()));
    }

    /// Leaves every line, without a word: there is nobody to tell.
    void drop(long nowNanos) {
        for (long ticket : waits.all()) {
            waits.end(ticket);
            all.dispatch(all.table.cancel(session.owner(), ticket, nowNanos).events());
        }
    }

    /// Ends all waits: nothing is granted any more.
    void draining(long nowNanos) {
        Reply.Failure failure = new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping");
        for (long ticket : waits.all()) {
            // Nobody behind in that line is granted by this: see Sessions.mayHold.
            all.table.cancel(session.owner(), ticket, nowNanos);
            refused(ticket, failure);
        }
    }

    /// What was asked for, as far as the answer needs it.
    private record Asked(ResourceName name, OptionalLong id) {}

    private LockRequest wish(Request.Lock lock) {
        LockRequest plain =
                LockRequest.of(session.owner(), lock.name(), lock.mode(), lock.patience());
        LockOptions options = lock.options();
        return options.equals(LockOptions.NONE)
                ? plain
                : plain.withQuantity(options.quantity())
                        .withCreate(options.create())
                        .withIdle(options.idle())
                        .withDeadlockCheck(!options.noDeadlock());
    }

    private void answer(Outcome outcome, Asked asked) {
        switch (outcome) {
            case Outcome.Granted(Grant grant) ->
                    session.send(session.life().reply(asked.name(), grant));
            case Outcome.Queued(long ticket, int position) -> {
                waits.add(ticket, asked.id(), all.latestNanos());
                if (asked.id().isPresent()) {
                    session.send(new Reply.Fields(Map.of("queued", new Reply.Int(position))));
                } else {
                    session.waits(position);
                }
            }
            case Outcome.Refused(Refusal refusal) ->
                    session.send(Refusals.of(refusal, asked.name(), all));
        }
        all.dispatch(all.table.takeEvents());
    }

    private Optional<Reply.Failure> objection(Request.Lock lock) {
        Optional<ResourceType> wanted = lock.options().type();
        if (wanted.isPresent() && wanted.get() != lock.name().type()) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.IMPOSSIBLE,
                            "%s is the name of a %s resource, not of a %s one"
                                    .formatted(
                                            lock.name().text(),
                                            lock.name().type().text(),
                                            wanted.get().text())));
        }
        int most = all.host.mostLocks();
        int now = all.table.held() + all.table.waiting();
        if (now >= most) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.QUOTA,
                            "the daemon holds and awaits at most %d locks in all, and %d it has"
                                    .formatted(most, now)));
        }
        return objection("LOCK", lock.name(), lock.mode(), lock.id());
    }

    private Optional<Reply.Failure> objection(
            String request, ResourceName name, LockMode mode, OptionalLong id) {
        Optional<Reply.Failure> denied = new Gate(all, session).denied(request, name.text(), mode);
        if (denied.isPresent()) {
            return denied;
        }
        if (all.isDraining()) {
            return Optional.of(new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping"));
        }
        if (id.isPresent() && session.protocol() == Session.RESP2) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.ERR, request + ": ID needs RESP3; say HELLO 3 first"));
        }
        if (id.isPresent()
                && (waits.hasPushed(id.getAsLong())
                        || all.window().holds(session, id.getAsLong()))) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.ERR, request + ": ID " + id.getAsLong() + " waits already"));
        }
        return Optional.empty();
    }

    /// What there is; an element that there is not is empty before a receipt.
    private static List<Reply> granted(Reply.Grant grant) {
        List<Reply> items = new ArrayList<>();
        items.add(new Reply.Int(grant.token()));
        items.add(new Reply.Text(grant.mode().name()));
        if (grant.element().isPresent() || grant.receipt().isPresent()) {
            items.add(new Reply.Text(grant.element().orElse("")));
        }
        grant.receipt().map(Secret::hex).map(Reply.Text::new).ifPresent(items::add);
        return items;
    }

    private void push(String kind, long id, List<Reply> more) {
        List<Reply> items = new ArrayList<>();
        items.add(new Reply.Text(kind));
        items.add(new Reply.Int(id));
        items.addAll(more);
        session.send(new Reply.Push(items));
    }
}

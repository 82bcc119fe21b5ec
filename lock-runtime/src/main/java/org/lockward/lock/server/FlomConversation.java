package org.lockward.lock.server;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomAnswer.Rc;
import org.lockward.lock.flom.FlomAnswer.Result;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.session.Session;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LockOptions;
import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// FLoM's protocol on one connection: its messages to the requests of a session, the replies to its
/// answers. For the table's thread.
///
/// A connection is about one resource, which it holds, waits for, or has given back. FLoM's own
/// clients take any answer to a wait for a grant; so a wait that ends without a lock has no answer:
/// the connection ends.
final class FlomConversation {

    /// What the next reply of the session answers.
    private enum Turn {
        NOTHING,
        LOCK,
        WAIT
    }

    private final Session session;
    private final Supplier<String> self;
    private final Consumer<FlomAnswer> out;

    private Optional<ResourceName> bound = Optional.empty();
    private OptionalLong held = OptionalLong.empty();
    private Optional<String> over = Optional.empty();
    private Turn turn = Turn.NOTHING;

    /// @param self the ID of this daemon now
    /// @param out takes the answers
    FlomConversation(Session session, Supplier<String> self, Consumer<FlomAnswer> out) {
        this.session = session;
        this.self = self;
        this.out = out;
    }

    /// Does what a message asks.
    ///
    /// @throws ProtocolException if it has no place here
    void take(FlomRequest request) {
        switch (request) {
            case FlomRequest.Lock lock -> lock(lock);
            case FlomRequest.Unlock unlock -> unlock(unlock);
            case FlomRequest.Shutdown shutdown -> shutdown(shutdown);
            case FlomRequest.Discover _ ->
                    throw new ProtocolException("discovery has its own port, in datagrams");
        }
    }

    /// What the session says, as an answer where FLoM has one.
    void reply(Reply reply) {
        Turn asked = turn;
        switch (reply) {
            case Reply.Grant grant when asked == Turn.LOCK || asked == Turn.WAIT ->
                    granted(grant, asked);
            case Reply.Failure failure when asked == Turn.LOCK -> first(Result.of(rc(failure)));
            case Reply.Failure failure when asked == Turn.WAIT ->
                    over = Optional.of(failure.word() + " " + failure.message());
            default -> {}
        }
    }

    /// A wait begins.
    ///
    /// @param position 0 if nobody has created the resource yet
    void waits(int position) {
        first(Result.of(position == 0 ? Rc.INCUBATED : Rc.QUEUED));
        turn = Turn.WAIT;
    }

    /// Why the connection has to end.
    Optional<String> over() {
        return over;
    }

    private void lock(FlomRequest.Lock lock) {
        if (held.isPresent()) {
            throw new ProtocolException("a lock is asked for while one is held");
        }
        if (!claim(lock.peer())) {
            return;
        }
        Optional<ResourceName> name = name(lock.name());
        if (name.isEmpty()) {
            first(Result.of(Rc.INVALID_NAME));
        } else if (bound.isPresent() && !bound.equals(name)) {
            first(Result.of(Rc.PROTOCOL_ERROR));
        } else {
            bound = name;
            ask(lock, name.get());
        }
    }

    private static Optional<ResourceName> name(String text) {
        try {
            return Optional.of(ResourceName.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void ask(FlomRequest.Lock lock, ResourceName name) {
        if (lock.quantity().orElse(1) == 0) {
            first(Result.of(Rc.IMPOSSIBLE));
            return;
        }
        turn = Turn.LOCK;
        session.handle(
                new Request.Lock(
                        name,
                        lock.mode().orElse(LockMode.EX),
                        lock.waits() ? Optional.empty() : Optional.of(Duration.ZERO),
                        OptionalLong.empty(),
                        LockOptions.NONE
                                .withQuantity(lock.quantity().orElse(1))
                                .withCreate(lock.creates())
                                .withIdle(Duration.ofMillis(Math.max(0, lock.lifespanMillis())))),
                TableLoop.now());
    }

    private void unlock(FlomRequest.Unlock unlock) {
        String name = bound.map(ResourceName::text).orElse("");
        if (held.isEmpty() || !unlock.name().equals(name)) {
            throw new ProtocolException("what is given back is not held on this connection");
        }
        long token = held.getAsLong();
        held = OptionalLong.empty();
        session.handle(
                new Request.Unlock(bound.orElseThrow(), token, unlock.rollback()), TableLoop.now());
    }

    private void shutdown(FlomRequest.Shutdown shutdown) {
        if (claim(shutdown.peer())) {
            // A refusal is in the log; FLoM has no answer for it.
            session.handle(new Request.Admin.Stop(shutdown.immediate()), TableLoop.now());
        }
    }

    /// Whether the peer may call itself so; if not, the connection is over.
    private boolean claim(String peer) {
        if (!Request.NAME.matcher(peer).matches()) {
            throw new ProtocolException("peerid is no ID of a node");
        }
        session.handle(new Request.SetName(peer), TableLoop.now());
        return !session.isBlocked();
    }

    private void granted(Reply.Grant grant, Turn asked) {
        held = OptionalLong.of(grant.token());
        Result result = Result.granted(grant.element(), grant.token());
        if (asked == Turn.LOCK) {
            first(result);
        } else {
            turn = Turn.NOTHING;
            out.accept(new FlomAnswer.Later(result));
        }
    }

    private void first(Result result) {
        turn = Turn.NOTHING;
        out.accept(new FlomAnswer.First(self.get(), result));
    }

    /// [Rc#CANNOT_LOCK] for all that may be otherwise another time; FLoM's clients have no words
    /// for it, and end with status 99.
    private static Rc rc(Reply.Failure failure) {
        if (failure.is(ErrorWord.BUSY)) {
            return Rc.BUSY;
        }
        if (failure.is(ErrorWord.ABSENT)) {
            return Rc.CANNOT_WAIT;
        }
        return failure.is(ErrorWord.IMPOSSIBLE)
                        || failure.is(ErrorWord.DENIED)
                        || failure.is(ErrorWord.UNSUPPORTED)
                ? Rc.IMPOSSIBLE
                : Rc.CANNOT_LOCK;
    }
}

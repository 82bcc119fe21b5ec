package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Change;
import org.lockward.lock.table.LockRequest;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.table.Owner;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LockOptions;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One peer's conversation: its requests, its waits, its claims to be somebody. For the thread that
/// owns the sessions.
public final class Session {

    private static final int RESP2 = 2;
    private static final int RESP3 = 3;

    /// When [Leases] looks at this session next.
    long nextLookNanos;

    private final Sessions all;
    private final Peer peer;
    private final Owner owner;

    /// Waits that end in a push: name to the number that the peer gave.
    private final Map<ResourceName, Long> pushedWaits = new HashMap<>(2);

    private int protocol = RESP2;
    private Optional<ResourceName> blockedOn = Optional.empty();
    private Optional<String> claimed = Optional.empty();
    private Optional<Duration> lease = Optional.empty();
    private long heardNanos;
    private boolean ended;

    Session(Sessions all, long id, Peer peer, long nowNanos) {
        this.all = all;
        this.peer = peer;
        this.owner = new Owner(id, peer.node().orElse("session-" + id));
        this.heardNanos = nowNanos;
    }

    /// The session's number.
    public long id() {
        return owner.session();
    }

    /// Under which name it holds and waits.
    public Owner owner() {
        return owner;
    }

    /// The version of RESP that the peer asked for: 2 or 3.
    public int protocol() {
        return protocol;
    }

    /// Whether it takes no request: it is over, or waits for a lock whose reply comes first.
    public boolean isBlocked() {
        return ended || blockedOn.isPresent();
    }

    /// Bytes have come from the peer.
    public void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /// Answers one request; not to be called while [#isBlocked].
    ///
    /// @throws IllegalStateException if it is blocked: a second wait would make it forget the first
    public void handle(Request request, long nowNanos) {
        if (isBlocked()) {
            throw new IllegalStateException("session " + id() + " takes no request now");
        }
        switch (request) {
            case Request.Lock lock -> lock(lock, nowNanos);
            case Request.Unlock unlock -> unlock(unlock, nowNanos);
            case Request.Check check ->
                    send(new Reply.Int(all.table.isHeld(check.name(), check.token()) ? 1 : 0));
            case Request.Cancel cancel -> cancel(cancel.id(), nowNanos);
            case Request.Ping ping ->
                    send(ping.text().<Reply>map(Reply.Text::new).orElse(Reply.Status.PONG));
            case Request.Hello hello -> hello(hello, nowNanos);
            case Request.SetName name -> claim(name.name(), Reply.Status.OK, nowNanos);
            case Request.Lease asked -> lease(asked.lease());
            case Request.Convert convert -> fail(ErrorWord.UNSUPPORTED, "CONVERT");
            case Request.Admin admin -> fail(ErrorWord.UNSUPPORTED, "admin acts");
            case Request.Locks locks -> send(Rows.locks(all, locks.count(), nowNanos));
            case Request.Waiters waiters -> send(Rows.waiters(all, waiters.count(), nowNanos));
            case Request.Info info -> send(Greeting.info(all, nowNanos));
            case Request.SessionId asked -> send(new Reply.Int(id()));
            case Request.SetInfo info -> send(Reply.Status.OK);
            case Request.Command command -> send(new Reply.Array(List.of()));
            case Request.Quit quit -> end("quit", Reply.Status.OK, nowNanos);
            case Request.Invalid(ErrorWord word, String message) -> fail(word, message);
        }
    }

    boolean mayHold() {
        return !ended && peer.isOpen();
    }

    long leaseEndNanos() {
        return heardNanos + lease.orElse(Duration.ZERO).toNanos();
    }

    void granted(ResourceName name, long token, LockMode mode) {
        Optional<Long> id = Optional.ofNullable(pushedWaits.remove(name));
        if (id.isPresent()) {
            push("granted", id.get(), new Reply.Int(token), new Reply.Text(mode.name()));
        } else {
            answerLate(new Reply.Grant(token, mode));
        }
    }

    /// The wait for that name is over without a lock.
    void refused(ResourceName name, Reply.Failure failure) {
        Optional<Long> id = Optional.ofNullable(pushedWaits.remove(name));
        if (id.isPresent()) {
            push(
                    "refused",
                    id.get(),
                    new Reply.Text(failure.word()),
                    new Reply.Text(failure.message()));
        } else {
            answerLate(failure);
        }
    }

    void draining(long millis, long nowNanos) {
        Reply.Failure failure = new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping");
        List<ResourceName> waits = new ArrayList<>(pushedWaits.keySet());
        blockedOn.ifPresent(waits::add);
        for (ResourceName name : waits) {
            // Nobody behind in that line is granted by this: see Sessions.mayHold.
            all.table.cancel(owner, name, nowNanos);
            refused(name, failure);
        }
        if (protocol == RESP3 && !ended) {
            send(new Reply.Push(List.of(new Reply.Text("draining"), new Reply.Int(millis))));
        }
    }

    void expired(long nowNanos) {
        long millis = lease.orElse(Duration.ZERO).toMillis();
        end(
                "lease-expired",
                new Reply.Failure(ErrorWord.EXPIRED, "nothing was heard for " + millis + " ms"),
                nowNanos);
    }

    /// Releases all that the session holds, says why, and closes the connection.
    ///
    /// @param reason one word for the log
    public void end(String reason, Reply last, long nowNanos) {
        if (!ended) {
            ended = true;
            peer.end(reason, all.close(this, nowNanos), last);
        }
    }

    /// Where the peer is.
    String address() {
        return peer.address();
    }

    /// Who the peer says it is.
    Optional<String> claimed() {
        return claimed;
    }

    private void lock(Request.Lock lock, long nowNanos) {
        Optional<Reply.Failure> objection = objection(lock);
        if (objection.isPresent()) {
            send(objection.get());
            return;
        }
        LockRequest request = new LockRequest(owner, lock.name(), lock.mode(), lock.patience());
        switch (all.table.acquire(request, nowNanos)) {
            case Outcome.Granted(long token) -> send(new Reply.Grant(token, lock.mode()));
            case Outcome.Queued(int position) -> queued(lock, position);
            case Outcome.Refused(Outcome.Reason reason) ->
                    send(Refusals.of(reason, lock.name(), all));
        }
    }

    private Optional<Reply.Failure> objection(Request.Lock lock) {
        if (!lock.options().equals(LockOptions.NONE)) {
            return Optional.of(new Reply.Failure(ErrorWord.UNSUPPORTED, "options of LOCK"));
        }
        if (all.isDraining()) {
            return Optional.of(new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping"));
        }
        if (lock.id().isPresent() && protocol == RESP2) {
            return Optional.of(
                    new Reply.Failure(ErrorWord.ERR, "LOCK: ID needs RESP3; say HELLO 3 first"));
        }
        if (lock.id().isPresent() && pushedWaits.containsValue(lock.id().getAsLong())) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.ERR, "LOCK: ID " + lock.id().getAsLong() + " waits already"));
        }
        return Optional.empty();
    }

    private void queued(Request.Lock lock, int position) {
        if (lock.id().isPresent()) {
            pushedWaits.put(lock.name(), lock.id().getAsLong());
            send(new Reply.Fields(Map.of("queued", new Reply.Int(position))));
        } else {
            blockedOn = Optional.of(lock.name());
        }
    }

    private void unlock(Request.Unlock unlock, long nowNanos) {
        Change change = all.table.release(owner, unlock.name(), unlock.token(), nowNanos);
        if (!change.done()) {
            fail(
                    ErrorWord.NOTHELD,
                    "this session does not hold "
                            + unlock.name().text()
                            + " with token "
                            + unlock.token());
            return;
        }
        send(Reply.Status.OK);
        all.dispatch(change.events());
    }

    private void cancel(long id, long nowNanos) {
        Optional<ResourceName> name =
                pushedWaits.entrySet().stream()
                        .filter(e -> e.getValue() == id)
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (name.isEmpty()) {
            send(new Reply.Int(0));
            return;
        }
        pushedWaits.remove(name.get());
        Change change = all.table.cancel(owner, name.get(), nowNanos);
        send(new Reply.Int(change.done() ? 1 : 0));
        all.dispatch(change.events());
    }

    private void hello(Request.Hello hello, long nowNanos) {
        int before = protocol;
        protocol = hello.protocol().orElse(protocol);
        if (protocol == RESP2 && !pushedWaits.isEmpty()) {
            protocol = before;
            fail(ErrorWord.ERR, "HELLO: waits are under way that end in a push");
        } else if (hello.name().isPresent()) {
            claim(hello.name().get(), Greeting.hello(this, all.facts), nowNanos);
        } else {
            send(Greeting.hello(this, all.facts));
        }
    }

    private void claim(String id, Reply welcome, long nowNanos) {
        Optional<PeerVerdict.Refused> refusal = peer.refusal(id);
        if (refusal.isPresent()) {
            ended = true;
            all.close(this, nowNanos);
            peer.refuse(refusal.get(), id);
            return;
        }
        claimed = Optional.of(id);
        send(welcome);
    }

    private void lease(Duration asked) {
        lease = Optional.of(asked);
        all.lease(this);
        send(Reply.Status.OK);
    }

    private void answerLate(Reply reply) {
        blockedOn = Optional.empty();
        send(reply);
        peer.resume();
    }

    private void push(String kind, long id, Reply first, Reply second) {
        send(new Reply.Push(List.of(new Reply.Text(kind), new Reply.Int(id), first, second)));
    }

    private void fail(ErrorWord word, String message) {
        send(new Reply.Failure(word, message));
    }

    private void send(Reply reply) {
        if (!ended) {
            peer.send(reply);
        }
    }
}

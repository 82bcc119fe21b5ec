package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Owner;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One peer's conversation: its requests, its waits, its claims to be somebody. For the thread that
/// owns the sessions.
public final class Session {

    static final int RESP2 = 2;
    static final int RESP3 = 3;

    /// When [Leases] looks at this session next.
    long nextLookNanos;

    private final Sessions all;
    private final Peer peer;
    private final Verbs verbs;
    private final Life life;
    private Owner owner;
    private final RedisVerbs redisVerbs;

    private int protocol = RESP2;
    private Optional<String> claimed = Optional.empty();
    private Optional<Duration> lease = Optional.empty();
    private long heardNanos;
    private boolean ended;

    /// Whether a reply is being made elsewhere, and holds up the requests behind it.
    private boolean awaitsAnswer;

    Session(Sessions all, long id, Peer peer, long nowNanos) {
        this.all = all;
        this.peer = peer;
        this.owner = new Owner(id, peer.node().orElse("session-" + id));
        this.verbs = new Verbs(all, this);
        this.life = new Life(all, this);
        this.redisVerbs = new RedisVerbs(all, this, peer);
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
        return ended || awaitsAnswer || verbs.waits().isBlocked();
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
        all.at(nowNanos);
        switch (request) {
            case Request.Lock lock -> verbs.lock(lock, nowNanos);
            case Request.Unlock unlock -> verbs.unlock(unlock, nowNanos);
            case Request.Convert convert -> verbs.convert(convert, nowNanos);
            case Request.Check check ->
                    send(new Reply.Int(all.isHeld(check.name(), check.token(), nowNanos) ? 1 : 0));
            case Request.Cancel cancel -> verbs.cancel(cancel.id(), nowNanos);
            case Request.Ping ping ->
                    send(ping.text().<Reply>map(Reply.Text::new).orElse(Reply.Status.PONG));
            case Request.Hello hello -> hello(hello, nowNanos);
            case Request.SetName name -> claim(name.name(), Reply.Status.OK, nowNanos);
            case Request.Life(LifeRequest asked) -> life.handle(asked, nowNanos);
            case Request.Lease asked ->
                    send(keepLease(asked.lease()).<Reply>map(no -> no).orElse(Reply.Status.OK));
            case Request.Admin admin -> new AdminActs(all, this).act(admin, nowNanos);
            case Request.Locks locks -> send(new Rows(all, nowNanos).locks(locks));
            case Request.Waiters waiters -> send(new Rows(all, nowNanos).waiters(waiters));
            case Request.Info info -> send(Greeting.info(all, nowNanos));
            case Request.SessionId asked -> send(new Reply.Int(id()));
            case Request.SetInfo info -> send(Reply.Status.OK);
            case Request.Command command -> send(new Reply.Array(List.of()));
            case Request.Quit quit -> end("quit", Reply.Status.OK, nowNanos);
            case Request.Redis redis -> redisVerbs.handle(redis.request(), nowNanos);
            case Request.Invalid(ErrorWord word, String message) -> fail(word, message);
        }
    }

    boolean mayHold() {
        return !ended && peer.isOpen();
    }

    long leaseEndNanos() {
        return heardNanos + lease.orElse(Duration.ZERO).toNanos();
    }

    Verbs verbs() {
        return verbs;
    }

    Life life() {
        return life;
    }

    /// Whether its locks stay when its connection is gone.
    boolean outlivesConnection() {
        return !ended && life.secret().isPresent();
    }

    /// What is left of it without its connection.
    Detached remains() {
        return new Detached(
                owner,
                life.secret().orElseThrow(),
                lease(),
                leaseEndNanos(),
                peer.node(),
                peer.certificates(),
                peer.address(),
                claimed);
    }

    /// Another connection goes on with this session.
    void detach(long nowNanos) {
        all.close(this, nowNanos);
        ended = true;
        peer.end(
                "attached-elsewhere",
                0,
                new Reply.Failure(ErrorWord.LOST, "this session goes on over another connection"));
    }

    /// Goes on as another session.
    void become(Detached other) {
        owner = other.owner();
        lease = Optional.of(other.lease());
    }

    void draining(long millis, long nowNanos) {
        verbs.draining(nowNanos);
        if (protocol == RESP3 && !ended) {
            send(new Reply.Push(List.of(new Reply.Text("draining"), new Reply.Int(millis))));
        }
    }

    void expired(long nowNanos) {
        all.tally().leaseExpired();
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

    /// Who its certificate says it is.
    Optional<String> node() {
        return peer.node();
    }

    boolean mayAdminister() {
        return peer.mayAdminister();
    }

    /// Who the peer says it is.
    Optional<String> claimed() {
        return claimed;
    }

    void fail(ErrorWord word, String message) {
        send(new Reply.Failure(word, message));
    }

    void send(Reply reply) {
        if (!ended) {
            switch (reply) {
                case Reply.Grant grant -> all.tally().granted(grant.mode());
                case Reply.Failure failure -> all.tally().refused(failure.word());
                default -> {}
            }
            peer.send(reply);
        }
    }

    /// The reply will come late.
    void waits(int position) {
        peer.waits(position);
    }

    /// The reply that held up the requests behind it.
    void answerLate(Reply reply) {
        send(reply);
        peer.resume();
    }

    /// A lock was taken away from it: RESP3 peers are told, others find out when they give it back.
    void lost(ResourceName name, long token, String why) {
        if (protocol == RESP3) {
            send(
                    new Reply.Push(
                            List.of(
                                    new Reply.Text("lost"),
                                    new Reply.Text(name.text()),
                                    new Reply.Int(token),
                                    new Reply.Text(why))));
        }
    }

    /// Takes no request until [#answerAwaited].
    void awaitAnswer() {
        awaitsAnswer = true;
    }

    /// What it waits for comes otherwise.
    void awaitsNoAnswer() {
        awaitsAnswer = false;
    }

    void answerAwaited(Reply reply) {
        awaitsAnswer = false;
        answerLate(reply);
    }

    private void hello(Request.Hello hello, long nowNanos) {
        int before = protocol;
        protocol = hello.protocol().orElse(protocol);
        if (protocol == RESP2 && verbs.waits().hasPushed()) {
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

    /// From now on this session is heard of at least that often, or it ends.
    ///
    /// @return why not
    Optional<Reply.Failure> keepLease(Duration asked) {
        Duration longest = all.life().longestLease();
        if (asked.compareTo(longest) > 0) {
            return Optional.of(
                    new Reply.Failure(
                            ErrorWord.ERR,
                            "LEASE: this daemon gives at most " + longest.toMillis() + " ms"));
        }
        all.life().ledger().promised(asked);
        lease = Optional.of(asked);
        all.lease(this);
        return Optional.empty();
    }

    /// The lease that was agreed on, else the one that is usual.
    Duration lease() {
        return lease.orElse(LifeConfig.DEFAULT_LEASE);
    }

    void ensureLease() {
        if (lease.isEmpty()) {
            Duration longest = all.life().longestLease();
            Duration usual = LifeConfig.DEFAULT_LEASE;
            var _ = keepLease(usual.compareTo(longest) > 0 ? longest : usual);
        }
    }
}

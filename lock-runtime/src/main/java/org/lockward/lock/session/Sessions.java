package org.lockward.lock.session;

import org.lockward.lock.metrics.Standing;
import org.lockward.lock.metrics.Tally;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Event;
import org.lockward.lock.table.LockTable;
import org.lockward.lock.table.Owner;
import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TableLimits;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// All sessions of a daemon around its one lock table. For one thread: the owner of the table.
///
/// Every method takes the time, in nanoseconds of one clock that never goes back.
public final class Sessions {

    final LockTable table;
    final TableLimits limits;
    final DaemonFacts facts;
    Host host = Host.NONE;

    private final Families families;
    private final Tally tally = new Tally();
    private final Map<Long, Session> open = new HashMap<>();
    private final Lifetimes lifetimes = new Lifetimes(this);
    private final GraceWindow window = new GraceWindow(this);
    private final GivenTokens tokens;
    private LifeConfig life = LifeConfig.ofOneRun(new SecureRandom());
    private final Leases leases = new Leases();
    private final long startNanos;
    private long latestNanos;
    private long lastId;
    private boolean draining;

    /// No session, and a table without locks.
    public Sessions(TableConfig config, DaemonFacts facts) {
        this.limits = config.limits();
        this.facts = facts;
        this.tokens = new GivenTokens(config.tokens());
        this.table =
                new LockTable(
                        new TableConfig(
                                config.limits(),
                                tokens,
                                config.marks(),
                                config.start(),
                                config.hashSeed()),
                        this::mayHold);
        this.families = new Families(this, table, config.tokens()::next);
        this.startNanos = config.start().nanos();
    }

    /// From now on, acts and lines for the log go to that daemon.
    public void hostedBy(Host daemon) {
        host = daemon;
    }

    /// How long sessions live; to be said before the first of them.
    public void livesBy(LifeConfig config, long nowNanos) {
        life = config;
        window.open(config.grace().window(), nowNanos);
    }

    GivenTokens tokens() {
        return tokens;
    }

    GraceWindow window() {
        return window;
    }

    LifeConfig life() {
        return life;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    /// The sessions whose connection is gone.
    public List<Detached> detached() {
        return lifetimes.all();
    }

    /// Ends a session without connection because its certificate does not hold any more.
    public void drop(Detached session, PeerVerdict.Refused why, long nowNanos) {
        lifetimes.drop(session, why, nowNanos);
    }

    /// Begins a session with a peer that was let in.
    public Session open(Peer peer, long nowNanos) {
        Session session = new Session(this, ++lastId, peer, nowNanos);
        open.put(session.id(), session);
        return session;
    }

    /// Ends a session whose connection is gone: all its locks are released, the next are granted.
    ///
    /// One that outlives its connection keeps its locks and loses its place in every line.
    ///
    /// @return how many locks were released
    public int close(Session session, long nowNanos) {
        if (!open.remove(session.id(), session)) {
            return 0;
        }
        at(nowNanos);
        leases.remove(session);
        window.forget(session);
        if (session.outlivesConnection()) {
            session.verbs().drop(nowNanos);
            if (lifetimes.keeps(session.remains())) {
                return 0;
            }
        }
        return releaseAll(session.owner(), nowNanos);
    }

    /// The latest time that was told.
    long latestNanos() {
        return latestNanos;
    }

    /// An open session goes on as one whose connection is gone.
    void adopt(Session session, Detached other) {
        leases.remove(session);
        open.remove(session.id(), session);
        session.become(other);
        open.put(session.id(), session);
        leases.put(session);
    }

    int releaseAll(Owner owner, long nowNanos) {
        int before = table.held();
        List<Event> events = table.releaseAll(owner, nowNanos);
        int granted = (int) events.stream().filter(e -> e instanceof Event.Granted).count();
        dispatch(events);
        return before + granted - table.held();
    }

    /// Ends waits and sessions whose time is up by now.
    public void expire(long nowNanos) {
        at(nowNanos);
        families.locks().expire(nowNanos);
        dispatch(table.expire(nowNanos));
        leases.over(nowNanos).forEach(session -> session.expired(nowNanos));
        lifetimes.expire(nowNanos);
        window.expire(nowNanos);
    }

    /// When [#expire] has something to do next.
    public OptionalLong nextDeadlineNanos() {
        OptionalLong lease = earlier(leases.nextNanos(), lifetimes.nextNanos());
        return earlier(
                earlier(families.locks().nextDeadlineNanos(), window.nextNanos()),
                earlier(table.nextDeadlineNanos(), lease));
    }

    private static OptionalLong earlier(OptionalLong a, OptionalLong b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isPresent() ? a : b;
        }
        return a.getAsLong() - b.getAsLong() < 0 ? a : b;
    }

    /// From now on nothing is granted; waits end, and whoever can be told is told.
    ///
    /// @param millis how long the holders have to give their locks back
    public void drain(long millis, long nowNanos) {
        draining = true;
        window.refuseAll(new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping"));
        for (Session session : List.copyOf(open.values())) {
            session.draining(millis, nowNanos);
        }
    }

    /// Ends every session, with a reason for the peers.
    public void end(String reason, Reply.Failure last, long nowNanos) {
        List.copyOf(open.values()).forEach(session -> session.end(reason, last, nowNanos));
    }

    /// Whether nothing is granted any more.
    public boolean isDraining() {
        return draining;
    }

    /// How many locks are held.
    public int held() {
        return table.held() + families.locks().size();
    }

    /// The certificates with which keys of the Redis idioms were taken that are held now: they are
    /// judged again, as their nodes need no connection.
    public Map<String, List<X509Certificate>> keyCertificates() {
        return families.certificates();
    }

    /// Frees the keys that were taken with a certificate which does not hold any more.
    ///
    /// @param certificate as it is called in [#keyCertificates]
    /// @return how many keys that were
    public int revokeKeys(String certificate) {
        return families.locks().revokeAll(certificate);
    }

    /// How many sessions are open.
    public int size() {
        return open.size();
    }

    /// The open session of that number.
    Optional<Session> session(long id) {
        return Optional.ofNullable(open.get(id));
    }

    /// How the table and the sessions stand.
    public Standing standing(long nowNanos) {
        return new Standing(
                table.held(),
                families.locks().size(),
                table.waiting(),
                table.names(),
                size(),
                lastId,
                families.locks().expired(),
                facts.epoch(),
                uptimeSeconds(nowNanos),
                draining);
    }

    /// What has happened to locks since the start.
    public Tally tally() {
        return tally;
    }

    Families families() {
        return families;
    }

    /// Whether a lock of either family is held with that token.
    boolean isHeld(ResourceName name, long token, long nowNanos) {
        return table.isHeld(name, token) || families.isHeld(name, token, nowNanos);
    }

    void lease(Session session) {
        leases.put(session);
    }

    /// How long ago that was, as of the request or the alarm that is being handled.
    long millisSince(long nanos) {
        return Math.max(0, (latestNanos - nanos) / 1_000_000);
    }

    /// What is handled from now on is handled at that time.
    void at(long nowNanos) {
        latestNanos = nowNanos;
    }

    void dispatch(List<Event> events) {
        for (Event event : events) {
            Session session = open.get(event.owner().session());
            if (session != null) {
                tell(session, event);
            }
        }
    }

    long uptimeSeconds(long nowNanos) {
        return (nowNanos - startNanos) / 1_000_000_000;
    }

    private void tell(Session session, Event event) {
        switch (event) {
            case Event.Granted granted -> session.verbs().granted(granted);
            case Event.TimedOut timedOut ->
                    session.verbs()
                            .refused(timedOut.ticket(), Refusals.timedOut(timedOut.name(), this));
            case Event.Denied denied ->
                    session.verbs()
                            .refused(
                                    denied.ticket(),
                                    Refusals.of(denied.refusal(), denied.name(), this));
        }
    }

    private boolean mayHold(Owner owner) {
        Session session = open.get(owner.session());
        return !draining && session != null && session.mayHold();
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Who holds which lock and who waits for it, first come, first served. For one thread.
///
/// The line of a resource is strict: nobody overtakes, not even a request that the holders would
/// admit, so nobody starves. Every method costs the same however many names, holders and waiters
/// there are, timed waits cost the logarithm of their number, and where it says otherwise.
///
/// Times are nanoseconds of one clock that never goes back; only their differences count.
public final class LockTable {

    private final TableLimits limits;
    private final TokenSource tokens;
    private final Predicate<Owner> mayHold;
    private final List<Event> pending = new ArrayList<>();
    private final Map<Long, Claim> byTicket = new HashMap<>();
    private final Map<ResourceName, Resource> resources = new HashMap<>();
    private final Map<Owner, Claims> claims = new HashMap<>();
    private final NavigableSet<Claim> timed = new TreeSet<>(LockTable::byDeadline);
    private long arrivals;
    private int held;
    private int waiting;

    /// An empty table.
    ///
    /// @param mayHold asked once more when somebody who waited is next: whoever is gone or revoked
    ///   by then gets nothing and leaves the line
    public LockTable(TableConfig config, Predicate<Owner> mayHold) {
        this.limits = config.limits();
        this.tokens = config.tokens();
        this.mayHold = mayHold;
    }

    /// Grants the lock, puts the request at the end of the line, or refuses it.
    public Outcome acquire(LockRequest request, long nowNanos) {
        Resource resource = resources.get(request.name());
        Claims own = claims.get(request.owner());
        boolean free =
                resource == null
                        || (resource.waiters.size() == 0 && resource.admits(request.mode()));
        Optional<Refusal> refusal = refusal(request, resource, own, free);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        long token = free ? tokens.next() : 0;
        Claim claim = enter(request, resource == null ? enter(request.name()) : resource);
        if (free) {
            hold(claim, token, nowNanos);
            return new Outcome.Granted(new Grant(token, claim.mode));
        }
        wait(claim, request, nowNanos);
        return new Outcome.Queued(claim.arrival, claim.resource.waiters.size());
    }

    /// Gives a lock back. Not done if this owner does not hold that name with that token.
    public Change release(Owner owner, ResourceName name, long token, long nowNanos) {
        Claim claim = claim(owner, name);
        if (claim == null || !claim.held() || claim.token != token) {
            return Change.NOTHING;
        }
        return leave(claim, nowNanos);
    }

    /// Gives a lock back as if it had not been had: the number of a transactional sequence is given
    /// out again. Not done if this owner does not hold that name with that token.
    public Change rollBack(Owner owner, ResourceName name, long token, long nowNanos) {
        return release(owner, name, token, nowNanos);
    }

    /// Changes the mode of a lock that is held. A weaker mode comes at once and the token stays;
    /// any other comes when the other holders admit it, ahead of those who wait in line, with a new
    /// token.
    public Outcome convert(Conversion conversion, long nowNanos) {
        return new Outcome.Refused(new Refusal.Impossible("locks are not converted yet"));
    }

    /// Takes a lock away from whoever holds it. Not done if nobody holds that name with that token;
    /// see [#holding].
    public Change revoke(ResourceName name, long token, long nowNanos) {
        Claim claim = held(name, token);
        return claim == null ? Change.NOTHING : leave(claim, nowNanos);
    }

    /// What [#acquire] and [#convert] have meant for others since the last call; every [Change]
    /// carries it too.
    public List<Event> takeEvents() {
        List<Event> events = List.copyOf(pending);
        pending.clear();
        return events;
    }

    /// Leaves the line. Not done if this owner does not wait under that ticket.
    public Change cancel(Owner owner, long ticket, long nowNanos) {
        Claim claim = byTicket.get(ticket);
        if (claim == null || !claim.owner.equals(owner)) {
            return Change.NOTHING;
        }
        return leave(claim, nowNanos);
    }

    /// Gives up all that an owner holds and waits for; costs in proportion to that.
    public List<Event> releaseAll(Owner owner, long nowNanos) {
        Claims own = claims.get(owner);
        if (own == null) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        List<Claim> all = List.copyOf(own.byName.values());
        all.forEach(this::remove);
        all.forEach(claim -> promote(claim.resource, nowNanos, events));
        return events;
    }

    /// Ends the waits whose time is up by now, and grants what that makes free.
    public List<Event> expire(long nowNanos) {
        List<Event> events = new ArrayList<>();
        List<Claim> over = new ArrayList<>();
        while (!timed.isEmpty() && timed.first().isOver(nowNanos)) {
            Claim claim = timed.first();
            remove(claim);
            over.add(claim);
            events.add(new Event.TimedOut(claim.owner, claim.arrival, claim.resource.name));
        }
        over.forEach(claim -> promote(claim.resource, nowNanos, events));
        return events;
    }

    /// When [#expire] has something to do next.
    public OptionalLong nextDeadlineNanos() {
        return timed.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(timed.first().deadlineNanos);
    }

    /// Whether a lock of that name is held with that token, by whomever.
    public boolean isHeld(ResourceName name, long token) {
        return held(name, token) != null;
    }

    /// The lock of that name with that token.
    public Optional<Holding> holding(ResourceName name, long token) {
        return Optional.ofNullable(held(name, token)).map(LockTable::holding);
    }

    /// What an owner holds, in no order; costs in proportion to that.
    public List<Holding> holdings(Owner owner) {
        Claims own = claims.get(owner);
        return own == null
                ? List.of()
                : own.byName.values().stream().filter(Claim::held).map(LockTable::holding).toList();
    }

    /// Who holds that name, for longest first, at most that many rows.
    public List<Holding> holders(ResourceName name, int most) {
        List<Holding> rows = new ArrayList<>();
        Resource resource = resources.get(name);
        if (resource != null) {
            addHolders(resource, most, rows);
        }
        return rows;
    }

    /// Who waits for that name, in order, at most that many rows.
    public List<Waiting> waiters(ResourceName name, int most) {
        List<Waiting> rows = new ArrayList<>();
        Resource resource = resources.get(name);
        if (resource != null) {
            addWaiters(resource, most, rows);
        }
        return rows;
    }

    /// Who has held that name for longest; empty if nobody holds it.
    public Optional<Holding> holder(ResourceName name) {
        Resource resource = resources.get(name);
        Claim c = resource == null ? null : resource.holders.first;
        return c == null ? Optional.empty() : Optional.of(holding(c));
    }

    /// How many locks are held.
    public int held() {
        return held;
    }

    /// How many requests wait.
    public int waiting() {
        return waiting;
    }

    /// How many names are held or waited for.
    public int names() {
        return resources.size();
    }

    /// What is held, at most that many rows, in no order; costs in proportion to the table.
    public List<Holding> holders(int most) {
        List<Holding> rows = new ArrayList<>();
        for (Resource resource : resources.values()) {
            if (rows.size() == most) {
                break;
            }
            addHolders(resource, most, rows);
        }
        return rows;
    }

    /// What is waited for, at most that many rows, each name's line in order; costs in proportion
    /// to the table.
    public List<Waiting> waiters(int most) {
        List<Waiting> rows = new ArrayList<>();
        for (Resource resource : resources.values()) {
            if (rows.size() == most) {
                break;
            }
            addWaiters(resource, most, rows);
        }
        return rows;
    }

    private static void addHolders(Resource resource, int most, List<Holding> rows) {
        Claim c = resource.holders.first;
        for (; c != null && rows.size() < most; c = c.next) {
            rows.add(holding(c));
        }
    }

    private static void addWaiters(Resource resource, int most, List<Waiting> rows) {
        int position = 1;
        Claim c = resource.waiters.first;
        for (; c != null && rows.size() < most; c = c.next) {
            rows.add(waiting(c, position++));
        }
    }

    private @Nullable Claim held(ResourceName name, long token) {
        Resource resource = resources.get(name);
        Claim c = resource == null ? null : resource.holders.first;
        while (c != null && c.token != token) {
            c = c.next;
        }
        return c;
    }

    private static Holding holding(Claim c) {
        return new Holding(
                c.owner, c.resource.name, c.mode, c.token, c.sinceNanos, 1, Optional.empty(), 1);
    }

    private static Waiting waiting(Claim c, int position) {
        return new Waiting(
                c.owner, c.resource.name, c.mode, c.arrival, 1, position, c.sinceNanos, false);
    }

    private static Refusal quota(String who, int limit, String what) {
        return new Refusal.Quota(who + " at most " + limit + " " + what, limit);
    }

    private Optional<Refusal> refusal(
            LockRequest request, @Nullable Resource resource, @Nullable Claims own, boolean free) {
        if (own != null && own.byName.containsKey(request.name())) {
            return Optional.of(new Refusal.AlreadyWaiting());
        }
        if (resource == null && resources.size() >= limits.names()) {
            return Optional.of(quota("the daemon has", limits.names(), "names"));
        }
        if (!free && request.patience().isPresent() && request.patience().get().isZero()) {
            return Optional.of(new Refusal.Busy());
        }
        // Waits count as locks: a session cannot wait its way past its limit.
        if (own != null && own.byName.size() >= limits.locksPerSession()) {
            return Optional.of(
                    quota("a session holds and awaits", limits.locksPerSession(), "locks"));
        }
        if (!free && own != null && own.waits >= limits.waitsPerSession()) {
            return Optional.of(quota("a session awaits", limits.waitsPerSession(), "locks"));
        }
        return Optional.empty();
    }

    private @Nullable Claim claim(Owner owner, ResourceName name) {
        Claims own = claims.get(owner);
        return own == null ? null : own.byName.get(name);
    }

    private Resource enter(ResourceName name) {
        Resource resource = new Resource(name);
        resources.put(name, resource);
        return resource;
    }

    private Claim enter(LockRequest request, Resource resource) {
        Claim claim = new Claim(request, resource, ++arrivals);
        claims.computeIfAbsent(request.owner(), o -> new Claims()).byName.put(resource.name, claim);
        return claim;
    }

    private void hold(Claim claim, long token, long nowNanos) {
        claim.token = token;
        claim.sinceNanos = nowNanos;
        claim.resource.addHolder(claim);
        held++;
    }

    private void wait(Claim claim, LockRequest request, long nowNanos) {
        claim.sinceNanos = nowNanos;
        claim.resource.waiters.add(claim);
        byTicket.put(claim.arrival, claim);
        claims(claim).waits++;
        waiting++;
        if (request.patience().isPresent()) {
            claim.deadlineNanos = nowNanos + request.patience().get().toNanos();
            claim.timed = true;
            timed.add(claim);
        }
    }

    private Change leave(Claim claim, long nowNanos) {
        remove(claim);
        if (claim.resource.waiters.size() == 0) {
            retire(claim.resource);
            return new Change(true, List.of());
        }
        List<Event> events = new ArrayList<>();
        promote(claim.resource, nowNanos, events);
        return new Change(true, events);
    }

    /// Takes a claim out of everything but its resource's place in the table.
    private void remove(Claim claim) {
        Claims own = claims(claim);
        own.byName.remove(claim.resource.name);
        if (claim.held()) {
            claim.resource.removeHolder(claim);
            held--;
        } else {
            unqueue(claim, own);
        }
        if (own.byName.isEmpty()) {
            claims.remove(claim.owner);
        }
    }

    private void unqueue(Claim claim, Claims own) {
        claim.resource.waiters.remove(claim);
        byTicket.remove(claim.arrival);
        own.waits--;
        waiting--;
        if (claim.timed) {
            timed.remove(claim);
        }
    }

    /// Grants from the head of the line as far as the holders admit it.
    private void promote(Resource resource, long nowNanos, List<Event> events) {
        for (Claim head = resource.waiters.first; head != null; head = resource.waiters.first) {
            if (head.isOver(nowNanos)) {
                remove(head);
                events.add(new Event.TimedOut(head.owner, head.arrival, resource.name));
            } else if (!mayHold.test(head.owner)) {
                remove(head);
            } else if (resource.admits(head.mode)) {
                long token = tokens.next();
                unqueue(head, claims(head));
                hold(head, token, nowNanos);
                Grant grant = new Grant(token, head.mode);
                events.add(new Event.Granted(head.owner, head.arrival, resource.name, grant));
            } else {
                break;
            }
        }
        retire(resource);
    }

    private void retire(Resource resource) {
        if (resource.isUnused()) {
            resources.remove(resource.name, resource);
        }
    }

    private Claims claims(Claim claim) {
        Claims own = claims.get(claim.owner);
        if (own == null) {
            throw new IllegalStateException("a claim without an owner: " + claim.resource.name);
        }
        return own;
    }

    private static int byDeadline(Claim a, Claim b) {
        long earlier = a.deadlineNanos - b.deadlineNanos;
        return earlier == 0 ? Long.compare(a.arrival, b.arrival) : Long.signum(earlier);
    }
}

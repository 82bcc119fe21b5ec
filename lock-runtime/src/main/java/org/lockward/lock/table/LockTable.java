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
    public LockTable(TableLimits limits, TokenSource tokens, Predicate<Owner> mayHold) {
        this.limits = limits;
        this.tokens = tokens;
        this.mayHold = mayHold;
    }

    /// Grants the lock, puts the request at the end of the line, or refuses it.
    public Outcome acquire(LockRequest request, long nowNanos) {
        Resource resource = resources.get(request.name());
        Claims own = claims.get(request.owner());
        boolean free =
                resource == null
                        || (resource.waiters.size() == 0 && resource.admits(request.mode()));
        Optional<Outcome.Reason> refusal = refusal(request, resource, own, free);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        long token = free ? tokens.next() : 0;
        Claim claim = enter(request, resource == null ? enter(request.name()) : resource);
        if (free) {
            hold(claim, token, nowNanos);
            return new Outcome.Granted(token);
        }
        wait(claim, request, nowNanos);
        return new Outcome.Queued(claim.resource.waiters.size());
    }

    /// Gives a lock back. Not done if this owner does not hold that name with that token.
    public Change release(Owner owner, ResourceName name, long token, long nowNanos) {
        Claim claim = claim(owner, name);
        if (claim == null || !claim.held() || claim.token != token) {
            return Change.NOTHING;
        }
        return leave(claim, nowNanos);
    }

    /// Leaves the line. Not done if this owner does not wait for that name.
    public Change cancel(Owner owner, ResourceName name, long nowNanos) {
        Claim claim = claim(owner, name);
        if (claim == null || claim.held()) {
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
            events.add(new Event.TimedOut(claim.owner, claim.resource.name));
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

    /// Whether a lock of that name is held with that token, by whomever; costs in proportion to the
    /// holders of that name.
    public boolean isHeld(ResourceName name, long token) {
        Resource resource = resources.get(name);
        if (resource != null) {
            for (Claim c = resource.holders.first; c != null; c = c.next) {
                if (c.token == token) {
                    return true;
                }
            }
        }
        return false;
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
            Claim c = resource.holders.first;
            for (; c != null && rows.size() < most; c = c.next) {
                rows.add(holding(c));
            }
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
            int position = 1;
            Claim c = resource.waiters.first;
            for (; c != null && rows.size() < most; c = c.next) {
                rows.add(new Waiting(c.owner, resource.name, c.mode, position++, c.sinceNanos));
            }
        }
        return rows;
    }

    private static Holding holding(Claim c) {
        return new Holding(c.owner, c.resource.name, c.mode, c.token, c.sinceNanos);
    }

    private Optional<Outcome.Reason> refusal(
            LockRequest request, @Nullable Resource resource, @Nullable Claims own, boolean free) {
        if (own != null && own.byName.containsKey(request.name())) {
            return Optional.of(Outcome.Reason.ALREADY_CLAIMED);
        }
        if (resource == null && resources.size() >= limits.names()) {
            return Optional.of(Outcome.Reason.NAMES);
        }
        if (!free && request.patience().isPresent() && request.patience().get().isZero()) {
            return Optional.of(Outcome.Reason.BUSY);
        }
        // Waits count as locks: a session cannot wait its way past its limit.
        if (own != null && own.byName.size() >= limits.locksPerSession()) {
            return Optional.of(Outcome.Reason.LOCKS_PER_SESSION);
        }
        if (!free && own != null && own.waits >= limits.waitsPerSession()) {
            return Optional.of(Outcome.Reason.WAITS_PER_SESSION);
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
        Claim claim = new Claim(request, resource, arrivals++);
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
                events.add(new Event.TimedOut(head.owner, resource.name));
            } else if (!mayHold.test(head.owner)) {
                remove(head);
            } else if (resource.admits(head.mode)) {
                long token = tokens.next();
                unqueue(head, claims(head));
                hold(head, token, nowNanos);
                events.add(new Event.Granted(head.owner, resource.name, head.mode, token));
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

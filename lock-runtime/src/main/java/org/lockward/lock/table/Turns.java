package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// Whose turn it is: gives locks to those who wait, ends their waits, and keeps what time brings.
final class Turns {

    final Resources resources;
    final Alarms alarms = new Alarms();
    private final TokenSource tokens;
    private final Predicate<Owner> mayHold;
    private final List<Event> events = new ArrayList<>();
    private int held;
    private int waiting;

    Turns(TableConfig config, Predicate<Owner> mayHold) {
        this.resources = new Resources(config);
        this.tokens = config.tokens();
        this.mayHold = mayHold;
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiting;
    }

    /// All that has happened to those who waited since the last call, in order.
    List<Event> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Event> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /// Brings the table to that time. Whoever's time is up leaves before anybody is granted what
    /// that makes free.
    void settle(long nowNanos) {
        List<Resource> changed = new ArrayList<>(0);
        for (Alarm a = alarms.due(nowNanos); a != null; a = alarms.due(nowNanos)) {
            switch (a) {
                case Alarm.TimeUp(long at, long number, Wait wait) -> {
                    end(wait);
                    events.add(
                            new Event.TimedOut(
                                    wait.account.owner, wait.ticket, wait.resource.name));
                    changed.add(wait.resource);
                }
                case Alarm.Tick(long at, long number, Times times) -> {
                    times.alarm = null;
                    changed.add(times);
                }
                case Alarm.Unused(long at, long number, Resource resource) -> {
                    resource.unused(null);
                    forget(resource, nowNanos);
                }
            }
        }
        changed.forEach(resource -> promote(resource, nowNanos));
    }

    /// Whether that could be granted now, in that place of the line.
    boolean isTurn(Wait.Ask ask, Account account, Resource resource, long order) {
        if (resource instanceof Modal modal && modal.covers(account, ask.mode())) {
            return true;
        }
        return !resource.isBehind(order)
                && resource.admits(account, ask.mode(), ask.quantity(), ask.nowNanos());
    }

    /// Gives a new lock.
    ///
    /// @throws LockException.Unavailable its number could not be reserved; nothing has changed
    Claim grant(Wait.Ask ask, Account account, Resource resource) {
        Claim claim = resource.claim(account, ask.mode(), ask.quantity(), ask.nowNanos());
        claim.token = tokens.next();
        claim.sinceNanos = ask.nowNanos();
        use(resource);
        resource.add(claim);
        account.add(claim);
        held++;
        return claim;
    }

    /// Gives a lock another mode, and a new token.
    void convert(Claim claim, LockMode mode, long nowNanos) {
        Resource resource = claim.resource;
        resource.remove(claim);
        claim.mode = mode;
        claim.token = tokens.next();
        claim.sinceNanos = nowNanos;
        resource.add(claim);
    }

    /// Puts a wait in line.
    void begin(Wait wait, OptionalLong endNanos) {
        wait.resource.add(wait);
        wait.account.add(wait);
        waiting++;
        if (endNanos.isPresent()) {
            alarms.timeUp(wait, endNanos.getAsLong());
        }
    }

    /// Takes a wait out of line.
    void end(Wait wait) {
        wait.open = false;
        wait.resource.remove(wait);
        wait.account.remove(wait);
        waiting--;
        alarms.cancel(wait.alarm);
    }

    void deny(Wait wait, Refusal refusal) {
        end(wait);
        events.add(new Event.Denied(wait.account.owner, wait.ticket, wait.resource.name, refusal));
    }

    /// Takes a lock from its owner.
    ///
    /// @param rollback whether its number was not used
    void end(Claim claim, boolean rollback) {
        Wait conversion = claim.account.waiting() == 0 ? null : claim.account.conversionOf(claim);
        if (conversion != null) {
            deny(conversion, new Refusal.NotHeld());
        }
        if (rollback && claim instanceof PoolClaim part && claim.resource instanceof Pool pool) {
            pool.rolledBack(part);
        }
        claim.resource.remove(claim);
        claim.account.remove(claim);
        held--;
    }

    /// Grants to whoever is next now that something has left that resource, then forgets it if
    /// nobody uses it any more.
    void promote(Resource start, long nowNanos) {
        if (start instanceof Node) {
            promoteTree(start, nowNanos);
        } else {
            boolean more = true;
            while (more) {
                Line line = start.line();
                Wait head = line == null ? null : line.head();
                more = head != null && advance(head, nowNanos);
            }
        }
        settleUnused(start, nowNanos);
    }

    /// Forgets a resource that nobody uses, now or later.
    void settleUnused(Resource resource, long nowNanos) {
        if (resource instanceof Times times && times.alarm == null && times.awaitsTick(nowNanos)) {
            times.alarm = alarms.tick(times, times.nextTickNanos(nowNanos));
        }
        if (!resource.isUnused() || resource.unused() != null) {
            return;
        }
        OptionalLong until = resource.keptUntil(nowNanos);
        if (until.isPresent() && until.getAsLong() == nowNanos) {
            forget(resource, nowNanos);
        } else if (until.isPresent()) {
            resource.unused(alarms.unused(resource, until.getAsLong()));
        }
    }

    private void forget(Resource resource, long nowNanos) {
        if (resource instanceof Numbers numbers) {
            numbers.end();
        }
        if (resource instanceof Times times) {
            alarms.cancel(times.alarm);
            times.alarm = null;
        }
        Node above = resources.forget(resource);
        if (above != null) {
            settleUnused(above, nowNanos);
        }
    }

    private void promoteTree(Resource start, long nowNanos) {
        Deque<Resource> changed = new ArrayDeque<>(List.of(start));
        for (Resource r = changed.poll(); r != null; r = changed.poll()) {
            for (Wait wait : r.candidates()) {
                if (wait.open && advance(wait, nowNanos)) {
                    changed.add(wait.resource);
                }
            }
            if (r != start) {
                settleUnused(r, nowNanos);
            }
        }
    }

    /// Grants a wait whose turn it is.
    ///
    /// @return whether the wait is over
    boolean advance(Wait wait, long nowNanos) {
        Wait.Ask ask =
                new Wait.Ask(wait.mode, wait.quantity, wait.converted, wait.ticket, nowNanos);
        if (!isTurn(ask, wait.account, wait.resource, wait.order)) {
            return false;
        }
        if (!mayHold.test(wait.account.owner)) {
            end(wait);
            return true;
        }
        try {
            Claim claim = given(wait, ask);
            events.add(
                    new Event.Granted(
                            wait.account.owner, wait.ticket, wait.resource.name, claim.grant()));
        } catch (LockException.Unavailable e) {
            deny(wait, new Refusal.Unavailable(e.problem().what()));
        }
        return true;
    }

    private Claim given(Wait wait, Wait.Ask ask) {
        Claim converted = wait.converted;
        if (converted != null) {
            end(wait);
            convert(converted, wait.mode, ask.nowNanos());
            return converted;
        }
        Claim claim = grant(ask, wait.account, wait.resource);
        end(wait);
        return claim;
    }

    /// It is not unused any more.
    void use(Resource resource) {
        @Nullable Alarm unused = resource.unused();
        if (unused != null) {
            alarms.cancel(unused);
            resource.unused(null);
        }
    }
}

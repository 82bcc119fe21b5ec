package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// Who holds which lock and who waits for it, first come, first served. For one thread.
///
/// The line of a resource is strict: nobody overtakes, not even a request that the holders would
/// admit, so nobody starves. In a tree, the lines of a node, of the nodes above it and of all below
/// it count as one.
///
/// Every method costs the same however many names, holders and waiters there are, timed waits and
/// long lines the logarithm of their number, trees their depth, and where it says otherwise.
///
/// Times are nanoseconds of one clock that never goes back; only their differences count. Each
/// method first does what time has brought by then.
public final class LockTable {

    private final Accounts accounts;
    private final Turns turns;
    private long tickets;

    /// An empty table.
    ///
    /// @param mayHold asked once more when somebody who waited is next: whoever is gone or revoked
    ///   by then gets nothing and leaves the line
    public LockTable(TableConfig config, Predicate<Owner> mayHold) {
        this.accounts = new Accounts(config.limits());
        this.turns = new Turns(config, mayHold);
    }

    /// Grants the lock, puts the request at the end of the line, or refuses it.
    ///
    /// A session that holds the name in a mode as strong has it once more, with the same token, and
    /// gives it back as often; of what has parts it gets another.
    public Outcome acquire(LockRequest request, long nowNanos) {
        turns.settle(nowNanos);
        Resource resource = turns.resources.get(request.name());
        Account account = accounts.open(request.owner());
        if (resource instanceof Modal modal) {
            Claim own = modal.of(account);
            if (own != null) {
                return again(own, request);
            }
            if (account.waiting() > 0 && account.waitFor(modal) != null) {
                return new Outcome.Refused(new Refusal.AlreadyWaiting());
            }
        }
        if (resource == null) {
            Refusal none = turns.resources.refusal(request.name());
            if (none != null) {
                return new Outcome.Refused(none);
            }
            resource = turns.resources.create(request.name());
        }
        Outcome outcome = ask(request, account, resource, nowNanos);
        turns.settleUnused(resource, nowNanos);
        return outcome;
    }

    /// Changes the mode of a lock that is held. A weaker mode comes at once and the token stays;
    /// any other comes when the other holders admit it, ahead of those who wait in line, with a new
    /// token.
    public Outcome convert(Conversion conversion, long nowNanos) {
        turns.settle(nowNanos);
        Claim claim = held(conversion.owner(), conversion.name(), conversion.token());
        if (claim == null) {
            return new Outcome.Refused(new Refusal.NotHeld());
        }
        if (!(claim.resource instanceof Modal modal)) {
            String text = conversion.name().text() + " is locked in mode EX only";
            return new Outcome.Refused(new Refusal.Impossible(text));
        }
        if (claim.account.conversionOf(claim) != null) {
            return new Outcome.Refused(new Refusal.AlreadyWaiting());
        }
        if (claim.mode.covers(conversion.mode())) {
            modal.change(claim, conversion.mode());
            turns.promote(modal, nowNanos);
            return new Outcome.Granted(claim.grant());
        }
        return strengthen(claim, conversion, nowNanos);
    }

    /// Gives a lock back. Not done if this owner does not hold that name with that token.
    public Change release(Owner owner, ResourceName name, long token, long nowNanos) {
        turns.settle(nowNanos);
        return giveBack(held(owner, name, token), false, nowNanos);
    }

    /// Gives a lock back as if it had not been had: the number of a transactional sequence is given
    /// out again. Not done if this owner does not hold that name with that token.
    public Change rollBack(Owner owner, ResourceName name, long token, long nowNanos) {
        turns.settle(nowNanos);
        return giveBack(held(owner, name, token), true, nowNanos);
    }

    /// Takes a lock away from whoever holds it, however often he holds it. Not done if nobody holds
    /// that name with that token; see [#holding]. The number of a sequence is not given out again:
    /// it may have been used.
    public Change revoke(ResourceName name, long token, long nowNanos) {
        turns.settle(nowNanos);
        Claim claim = held(name, token);
        if (claim != null) {
            claim.times = 1;
        }
        return giveBack(claim, false, nowNanos);
    }

    /// Leaves the line. Not done if this owner does not wait under that ticket.
    public Change cancel(Owner owner, long ticket, long nowNanos) {
        turns.settle(nowNanos);
        Account account = accounts.get(owner);
        Wait wait = account == null ? null : account.withTicket(ticket);
        if (wait != null) {
            turns.end(wait);
            turns.promote(wait.resource, nowNanos);
        }
        return new Change(wait != null, turns.takeEvents());
    }

    /// Gives up all that an owner holds and waits for; costs in proportion to that. To be called
    /// when a session ends: numbers of transactional sequences that it holds are given out again.
    public List<Event> releaseAll(Owner owner, long nowNanos) {
        turns.settle(nowNanos);
        Account account = accounts.get(owner);
        if (account == null) {
            return turns.takeEvents();
        }
        Set<Resource> changed = new LinkedHashSet<>();
        for (Wait wait : account.copyOfWaits()) {
            turns.end(wait);
            changed.add(wait.resource);
        }
        for (Claim claim : account.copyOfClaims()) {
            turns.end(claim, true);
            changed.add(claim.resource);
        }
        accounts.close(account);
        changed.forEach(resource -> turns.promote(resource, nowNanos));
        return turns.takeEvents();
    }

    /// Ends the waits whose time is up by now, and grants what that, or the time itself, makes
    /// free.
    public List<Event> expire(long nowNanos) {
        turns.settle(nowNanos);
        return turns.takeEvents();
    }

    /// What [#acquire] and [#convert] have meant for others since the last call of any method that
    /// returns events.
    public List<Event> takeEvents() {
        return turns.takeEvents();
    }

    /// When [#expire] has something to do next.
    public OptionalLong nextDeadlineNanos() {
        return turns.alarms.next();
    }

    /// Whether a lock of that name is held with that token, by whomever.
    public boolean isHeld(ResourceName name, long token) {
        return held(name, token) != null;
    }

    /// The lock of that name with that token.
    public Optional<Holding> holding(ResourceName name, long token) {
        return Optional.ofNullable(held(name, token)).map(Claim::holding);
    }

    /// What an owner holds, in no order; costs in proportion to that.
    public List<Holding> holdings(Owner owner) {
        Account account = accounts.get(owner);
        return account == null
                ? List.of()
                : account.copyOfClaims().stream().map(Claim::holding).toList();
    }

    /// Who holds that name, for longest first, at most that many rows.
    public List<Holding> holders(ResourceName name, int most) {
        Resource resource = turns.resources.get(name);
        return resource == null
                ? List.of()
                : resource.holders().stream().limit(most).map(Claim::holding).toList();
    }

    /// Who waits for that name, in order, at most that many rows.
    public List<Waiting> waiters(ResourceName name, int most) {
        List<Waiting> rows = new ArrayList<>();
        Resource resource = turns.resources.get(name);
        if (resource != null) {
            resource.eachWait(most, rows::add);
        }
        return rows.size() > most ? rows.subList(0, most) : rows;
    }

    /// What is held, at most that many rows, in no order; costs in proportion to the sessions and
    /// the rows, however many names there are.
    public List<Holding> holders(int most) {
        return new Listing(accounts, most).holders();
    }

    /// What is waited for, at most that many rows, each name's line in order; costs as above. In a
    /// tree, of those who stand before a wait at other nodes 100 are counted.
    public List<Waiting> waiters(int most) {
        return new Listing(accounts, most).waiters();
    }

    /// How many locks are held.
    public int held() {
        return turns.held();
    }

    /// How many requests wait.
    public int waiting() {
        return turns.waiting();
    }

    /// How many names are held, waited for or kept, with the nodes above them.
    public int names() {
        return turns.resources.size();
    }

    private static Outcome again(Claim own, LockRequest request) {
        if (!own.mode.covers(request.mode()) || request.quantity() != 1) {
            return new Outcome.Refused(new Refusal.Mode(own.mode, own.token));
        }
        if (own.times == Integer.MAX_VALUE) {
            return new Outcome.Refused(
                    Accounts.quota("a lock is held", Integer.MAX_VALUE, "times"));
        }
        own.times++;
        own.resource.keepFor(request.idle().toNanos());
        return new Outcome.Granted(own.grant());
    }

    private Outcome ask(LockRequest request, Account account, Resource resource, long nowNanos) {
        String impossible = resource.impossible(request.mode(), request.quantity());
        if (impossible != null) {
            return new Outcome.Refused(new Refusal.Impossible(impossible));
        }
        long ticket = tickets + 1;
        Wait.Ask ask = new Wait.Ask(request.mode(), request.quantity(), null, ticket, nowNanos);
        boolean absent = !resource.exists();
        boolean incubate = absent && !request.create();
        boolean turn = !incubate && turns.isTurn(ask, account, resource, ticket);
        if (!turn && !request.waits()) {
            return new Outcome.Refused(incubate ? new Refusal.CannotWait() : new Refusal.Busy());
        }
        Refusal quota = accounts.refusal(account, !turn);
        if (quota != null) {
            return new Outcome.Refused(quota);
        }
        if (incubate) {
            return incubate(request, Wait.of(account, resource, ask));
        }
        Outcome outcome =
                turn
                        ? grant(ask, account, resource)
                        : queue(
                                Wait.of(account, resource, ask),
                                request.patience(),
                                request.deadlockCheck());
        if (!(outcome instanceof Outcome.Refused)) {
            resource.keepFor(request.idle().toNanos());
            hatch(resource, nowNanos);
        }
        return outcome;
    }

    private Outcome grant(Wait.Ask ask, Account account, Resource resource) {
        try {
            return new Outcome.Granted(turns.grant(ask, account, resource).grant());
        } catch (LockException.Unavailable e) {
            return new Outcome.Refused(new Refusal.Unavailable(e.problem().what()));
        }
    }

    private Outcome queue(Wait wait, Optional<Duration> patience, boolean deadlockCheck) {
        int position = wait.resource.ahead(wait.order) + 1;
        turns.begin(wait, end(wait, patience));
        List<String> cycle = deadlockCheck ? Deadlock.cycle(wait, turns.waiting()) : List.of();
        if (!cycle.isEmpty()) {
            turns.end(wait);
            return new Outcome.Refused(new Refusal.Deadlock(cycle));
        }
        tickets++;
        turns.use(wait.resource);
        return new Outcome.Queued(wait.ticket, position);
    }

    private Outcome incubate(LockRequest request, Wait wait) {
        wait.incubated = true;
        wait.deadlockCheck = request.deadlockCheck();
        tickets++;
        turns.begin(wait, end(wait, request.patience()));
        return new Outcome.Queued(wait.ticket, 0);
    }

    /// The resource has been created: those who waited for that line up behind its creator.
    private void hatch(Resource resource, long nowNanos) {
        if (!resource.hasIncubated()) {
            return;
        }
        for (Wait wait : resource.incubator().copy()) {
            resource.remove(wait);
            wait.incubated = false;
            wait.order = ++tickets;
            resource.add(wait);
            List<String> cycle =
                    turns.advance(wait, nowNanos) || !wait.deadlockCheck
                            ? List.of()
                            : Deadlock.cycle(wait, turns.waiting());
            if (!cycle.isEmpty()) {
                turns.deny(wait, new Refusal.Deadlock(cycle));
            }
        }
        turns.promote(resource, nowNanos);
    }

    private Outcome strengthen(Claim claim, Conversion conversion, long nowNanos) {
        Wait.Ask ask = new Wait.Ask(conversion.mode(), 1, claim, tickets + 1, nowNanos);
        Wait wait = Wait.of(claim.account, claim.resource, ask);
        if (turns.isTurn(ask, claim.account, claim.resource, wait.order)) {
            turns.convert(claim, conversion.mode(), nowNanos);
            turns.promote(claim.resource, nowNanos);
            return new Outcome.Granted(claim.grant());
        }
        if (!conversion.waits()) {
            return new Outcome.Refused(new Refusal.Busy());
        }
        Refusal quota = accounts.refusal(claim.account, true);
        return quota == null
                ? queue(wait, conversion.patience(), conversion.deadlockCheck())
                : new Outcome.Refused(quota);
    }

    private Change giveBack(@Nullable Claim claim, boolean rollback, long nowNanos) {
        if (claim != null && claim.times > 1) {
            claim.times--;
        } else if (claim != null) {
            turns.end(claim, rollback);
            turns.promote(claim.resource, nowNanos);
        }
        return new Change(claim != null, turns.takeEvents());
    }

    private @Nullable Claim held(ResourceName name, long token) {
        Resource resource = turns.resources.get(name);
        return resource == null ? null : resource.withToken(token);
    }

    private @Nullable Claim held(Owner owner, ResourceName name, long token) {
        Claim claim = held(name, token);
        return claim != null && claim.account.owner.equals(owner) ? claim : null;
    }

    private static OptionalLong end(Wait wait, Optional<Duration> patience) {
        return patience.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(wait.sinceNanos + patience.get().toNanos());
    }
}

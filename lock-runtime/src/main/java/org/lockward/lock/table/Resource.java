package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// One named resource: who holds it, who waits in line, who waits for it to be created.
///
/// A daemon can have a million of these, most of them held by one session: what more than one
/// holder, or a line, needs is made when it is needed.
abstract sealed class Resource permits Modal, Pool {

    final ResourceName name;

    /// The link of [Names], and its hash.
    @Nullable Resource nextInBucket;

    int hash;

    private @Nullable Claim sole;
    private @Nullable Crowd crowd;
    private @Nullable Line line;
    private @Nullable Side side;

    Resource(ResourceName name) {
        this.name = name;
    }

    /// What few resources have.
    private static final class Side {
        final Line incubator = new Line();
        long keepNanos;
        @Nullable Alarm unused;
    }

    /// Whether the holders leave room.
    ///
    /// @param account who asks: what it holds itself is not in its way where it cannot be
    abstract boolean admits(Account account, LockMode mode, int quantity, long nowNanos);

    /// What would be held; it is not yet.
    ///
    /// @throws org.lockward.lock.problem.LockException.Unavailable a number could not be reserved
    abstract Claim claim(Account account, LockMode mode, int quantity, long nowNanos);

    /// Why a request can never be granted; null if it can.
    abstract @Nullable String impossible(LockMode mode, int quantity);

    /// Until when it is kept although nobody uses it: now if it is not, empty if for ever.
    OptionalLong keptUntil(long nowNanos) {
        return OptionalLong.of(nowNanos + keepNanos());
    }

    /// Whether somebody who may not be overtaken stands before that place in any line that counts.
    boolean isBehind(long order) {
        return line != null && line.isBefore(order);
    }

    /// How many stand before that place, in all lines that count.
    int ahead(long order) {
        return line == null ? 0 : line.before(order);
    }

    /// Who may be next now that something has left this resource.
    List<Wait> candidates() {
        Wait head = line == null ? null : line.head();
        return head == null ? List.of() : List.of(head);
    }

    void add(Claim claim) {
        if (crowd == null && sole == null) {
            sole = claim;
            return;
        }
        if (crowd == null) {
            crowd = new Crowd();
        }
        if (sole != null) {
            crowd.add(sole);
            sole = null;
        }
        crowd.add(claim);
    }

    void remove(Claim claim) {
        if (crowd == null) {
            sole = null;
            return;
        }
        crowd.remove(claim);
        if (crowd.claims().isEmpty()) {
            crowd = null;
        }
    }

    void add(Wait wait) {
        if (wait.incubated) {
            side().incubator.add(wait);
            return;
        }
        if (line == null) {
            line = new Line();
        }
        line.add(wait);
    }

    void remove(Wait wait) {
        if (wait.incubated) {
            side().incubator.remove(wait);
        } else if (line != null) {
            line.remove(wait);
            line = line.isEmpty() ? null : line;
        }
    }

    boolean isHeld() {
        return sole != null || crowd != null;
    }

    boolean isHeldByCrowd() {
        return crowd != null;
    }

    boolean isAwaited() {
        return line != null;
    }

    boolean isUnused() {
        return !isHeld() && line == null && (side == null || side.incubator.isEmpty());
    }

    /// Whether somebody has created it, and it has not been forgotten since.
    boolean exists() {
        return isHeld() || line != null || (side != null && side.unused != null);
    }

    @Nullable Claim withToken(long token) {
        if (crowd != null) {
            return crowd.withToken(token);
        }
        return sole != null && sole.token == token ? sole : null;
    }

    /// Its hold of a resource that an owner holds once only.
    @Nullable Claim of(@Nullable Account account) {
        if (crowd != null) {
            return crowd.of(account);
        }
        return sole != null && sole.account == account ? sole : null;
    }

    Collection<Claim> holders() {
        if (crowd != null) {
            return crowd.claims();
        }
        return sole == null ? List.of() : List.of(sole);
    }

    /// The modes in which others hold, as bits.
    int modesWithout(@Nullable Account account) {
        if (crowd != null) {
            return crowd.modesWithout(account);
        }
        return sole == null || sole.account == account ? 0 : bit(sole);
    }

    /// Whether those that wait in these modes would be held up here if any one holder were gone.
    boolean holdsUp(int modes) {
        return crowd != null && crowd.modes.holdsUp(modes);
    }

    @Nullable Line line() {
        return line;
    }

    Line incubator() {
        return side().incubator;
    }

    boolean hasIncubated() {
        return side != null && !side.incubator.isEmpty();
    }

    void keepFor(long nanos) {
        if (nanos > 0) {
            side().keepNanos = nanos;
        }
    }

    void keepNoMore() {
        if (side != null) {
            side.keepNanos = 0;
        }
    }

    long keepNanos() {
        return side == null ? 0 : side.keepNanos;
    }

    @Nullable Alarm unused() {
        return side == null ? null : side.unused;
    }

    void unused(@Nullable Alarm alarm) {
        if (alarm != null || side != null) {
            side().unused = alarm;
        }
    }

    /// Every wait, those in line first, with its place; 0 while nobody has created the resource.
    void eachWait(int most, Consumer<Waiting> rows) {
        if (line != null) {
            int position = 1;
            for (Wait wait : line.inOrder()) {
                if (position > most) {
                    return;
                }
                rows.accept(wait.waiting(position + elsewhere(wait.order)));
                position++;
            }
        }
        List<Wait> young = side == null ? List.of() : new ArrayList<>(side.incubator.inOrder());
        young.stream().limit(most).map(w -> w.waiting(0)).forEach(rows);
    }

    /// How many stand before that place in other lines that count, 100 at most.
    int elsewhere(long order) {
        return 0;
    }

    private Side side() {
        if (side == null) {
            side = new Side();
        }
        return side;
    }

    private static int bit(Claim claim) {
        LockMode mode = claim.mode;
        return mode.bit();
    }
}

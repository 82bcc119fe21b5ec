package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that one session holds and waits for, each oldest first.
final class Account {

    final Owner owner;
    final NodeAccount node;

    private final Map<Long, Wait> waits = new LinkedHashMap<>(2);
    private @Nullable Claim first;
    private @Nullable Claim last;
    private int held;

    Account(Owner owner, NodeAccount node) {
        this.owner = owner;
        this.node = node;
    }

    /// What all sessions of one node have together.
    static final class NodeAccount {
        final String name;
        int held;
        int waits;
        int sessions;

        NodeAccount(String name) {
            this.name = name;
        }
    }

    int held() {
        return held;
    }

    int waiting() {
        return waits.size();
    }

    boolean isEmpty() {
        return held == 0 && waits.isEmpty();
    }

    void add(Claim claim) {
        claim.previous = last;
        if (last == null) {
            first = claim;
        } else {
            last.next = claim;
        }
        last = claim;
        held++;
        node.held++;
    }

    void remove(Claim claim) {
        if (claim.previous == null) {
            first = claim.next;
        } else {
            claim.previous.next = claim.next;
        }
        if (claim.next == null) {
            last = claim.previous;
        } else {
            claim.next.previous = claim.previous;
        }
        claim.previous = null;
        claim.next = null;
        held--;
        node.held--;
    }

    void add(Wait wait) {
        waits.put(wait.ticket, wait);
        node.waits++;
    }

    void remove(Wait wait) {
        waits.remove(wait.ticket);
        node.waits--;
    }

    @Nullable Wait withTicket(long ticket) {
        return waits.get(ticket);
    }

    /// Its wait for that resource, if it has one.
    @Nullable Wait waitFor(Resource resource) {
        for (Wait wait : waits.values()) {
            if (wait.resource == resource) {
                return wait;
            }
        }
        return null;
    }

    /// Its wait for another mode of that lock, if it has one.
    @Nullable Wait conversionOf(Claim claim) {
        for (Wait wait : waits.values()) {
            if (wait.converted == claim) {
                return wait;
            }
        }
        return null;
    }

    Iterable<Wait> waits() {
        return waits.values();
    }

    /// The lock that it has held for longest; the others by [Claim#next].
    @Nullable Claim firstClaim() {
        return first;
    }

    List<Wait> copyOfWaits() {
        return new ArrayList<>(waits.values());
    }

    List<Claim> copyOfClaims() {
        List<Claim> claims = new ArrayList<>(held);
        for (Claim c = first; c != null; c = c.next) {
            claims.add(c);
        }
        return claims;
    }

    /// For people: sessions of one node have one name.
    String text() {
        String plain = "session-" + owner.session();
        return owner.name().equals(plain)
                ? plain
                : owner.name() + " (session " + owner.session() + ")";
    }
}

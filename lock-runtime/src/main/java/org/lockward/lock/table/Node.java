package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A node of a tree. Its relatives are the nodes above it and all that is below it: their holders
/// stand against its own, and their lines count as one with its own.
final class Node extends Modal {

    private static final int FAR = 100;

    final @Nullable Node parent;
    int children;
    private @Nullable Below below;

    Node(ResourceName name, @Nullable Node parent) {
        super(name);
        this.parent = parent;
    }

    /// Sums over all that is below a node, without the node itself.
    private static final class Below {
        final ModeCounts held = new ModeCounts();
        final Map<Account, ModeCounts> heldBy = new HashMap<>();
        final ModeCounts awaited = new ModeCounts();
        final Line line = new Line();

        int modesWithout(Account account) {
            ModeCounts own = heldBy.get(account);
            return own == null ? held.bits() : held.bitsWithout(own);
        }

        void add(Claim claim) {
            held.add(claim.mode);
            heldBy.computeIfAbsent(claim.account, a -> new ModeCounts()).add(claim.mode);
        }

        void remove(Claim claim) {
            held.remove(claim.mode);
            ModeCounts own = heldBy.get(claim.account);
            if (own != null) {
                own.remove(claim.mode);
                if (own.bits() == 0) {
                    heldBy.remove(claim.account);
                }
            }
        }

        boolean isEmpty() {
            return held.bits() == 0 && line.isEmpty();
        }
    }

    @Override
    boolean admits(Account account, LockMode mode, int quantity, long nowNanos) {
        int others = modesWithout(account);
        if (below != null) {
            others |= below.modesWithout(account);
        }
        for (Node node = parent; node != null; node = node.parent) {
            others |= node.modesWithout(account);
        }
        return mode.compatibleWithAll(others);
    }

    @Override
    boolean covers(@Nullable Account account, LockMode mode) {
        for (Node node = this; node != null; node = node.parent) {
            Claim own = node.of(account);
            if (own != null && own.mode.covers(mode)) {
                return true;
            }
        }
        return false;
    }

    @Override
    boolean isBehind(long order) {
        for (Node node = this; node != null; node = node.parent) {
            if (node.isBehindHere(order)) {
                return true;
            }
        }
        return below != null && below.line.isBefore(order);
    }

    @Override
    int ahead(long order) {
        int ahead = below == null ? 0 : below.line.before(order);
        for (Node node = this; node != null; node = node.parent) {
            Line here = node.line();
            ahead += here == null ? 0 : here.before(order);
        }
        return ahead;
    }

    @Override
    int elsewhere(long order) {
        int found = below == null ? 0 : few(below.line, order);
        for (Node node = parent; node != null && found < FAR; node = node.parent) {
            Line above = node.line();
            found += above == null ? 0 : few(above, order);
        }
        return found;
    }

    /// The heads of the lines here and above, and those below that nobody here holds up for sure.
    @Override
    List<Wait> candidates() {
        List<Wait> candidates = new ArrayList<>();
        for (Node node = this; node != null; node = node.parent) {
            Line here = node.line();
            Wait head = here == null ? null : here.head();
            if (head != null) {
                candidates.add(head);
            }
        }
        if (below != null && !below.line.isEmpty() && !holdsUp(below.awaited.bits())) {
            candidates.addAll(below.line.inOrder());
        }
        return candidates;
    }

    @Override
    void add(Claim claim) {
        super.add(claim);
        for (Node node = parent; node != null; node = node.parent) {
            node.below().add(claim);
        }
    }

    @Override
    void remove(Claim claim) {
        super.remove(claim);
        for (Node node = parent; node != null; node = node.parent) {
            node.below().remove(claim);
            node.tidy();
        }
    }

    @Override
    void add(Wait wait) {
        super.add(wait);
        if (!wait.incubated) {
            for (Node node = parent; node != null; node = node.parent) {
                node.below().line.add(wait);
                node.below().awaited.add(wait.mode);
            }
        }
    }

    @Override
    void remove(Wait wait) {
        super.remove(wait);
        if (!wait.incubated) {
            for (Node node = parent; node != null; node = node.parent) {
                node.below().line.remove(wait);
                node.below().awaited.remove(wait.mode);
                node.tidy();
            }
        }
    }

    /// The waits of all that is below; null if there is none.
    @Nullable Line lineBelow() {
        return below == null || below.line.isEmpty() ? null : below.line;
    }

    /// Whether others than this account hold anything below that stands against the mode.
    boolean isHeldBelow(Account account, LockMode mode) {
        return below != null && !mode.compatibleWithAll(below.modesWithout(account));
    }

    /// Who holds anything below.
    Iterable<Account> holdersBelow() {
        return below == null ? List.of() : below.heldBy.keySet();
    }

    /// In which modes that account holds anything below, as bits.
    int modesBelow(Account account) {
        ModeCounts own = below == null ? null : below.heldBy.get(account);
        return own == null ? 0 : own.bits();
    }

    private boolean isBehindHere(long order) {
        Line here = line();
        return here != null && here.isBefore(order);
    }

    private static int few(Line line, long order) {
        int found = 0;
        for (Wait wait : line.inOrder()) {
            if (wait.order >= order || found == FAR) {
                break;
            }
            found++;
        }
        return found;
    }

    private Below below() {
        if (below == null) {
            below = new Below();
        }
        return below;
    }

    private void tidy() {
        if (below != null && below.isEmpty()) {
            below = null;
        }
    }
}

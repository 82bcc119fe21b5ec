package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether a wait can never end: whether it would, if its owner never gave anything back, because
/// that is what waiting for itself means.
///
/// First all waits are found on which this one depends; if none of them depends on its owner, as
/// usual, that is all. Then those that cannot end as long as the owner gives nothing back, and so
/// on, until nothing is added. An owner who waits gives nothing back; where parts of a pool are
/// waited for, it counts whether enough of them can come back.
final class Deadlock {

    /// Steps of one search. A search that comes to its end without an answer says that there is no
    /// deadlock: then only its patience ends that wait.
    private static final int MOST_STEPS = 200_000;

    private final Wait wait;
    private final Set<Wait> reached = new LinkedHashSet<>();
    private final Deque<Wait> open = new ArrayDeque<>();
    private final Map<Wait, Because> stuck = new HashMap<>();
    private final Map<Account, Wait> stuckOwners = new HashMap<>();
    private boolean comesBack;
    private int steps;

    private Deadlock(Wait wait) {
        this.wait = wait;
    }

    /// Why a wait cannot end.
    ///
    /// @param account who gives nothing back
    /// @param ahead who is before it in line, if it is that
    /// @param here whether the account holds the very resource
    private record Because(Account account, @Nullable Wait ahead, boolean here) {}

    /// Who waits for what held by whom, from the owner of the wait back to him; empty if it can
    /// end.
    ///
    /// @param waiting how many wait in all
    static List<String> cycle(Wait wait, int waiting) {
        Account owner = wait.account;
        boolean nothingElse = owner.held() == 0 && owner.waiting() == 1;
        boolean nobodyElse = waiting == 1 && wait.resource instanceof Modal;
        return nothingElse || nobodyElse ? List.of() : new Deadlock(wait).search();
    }

    private List<String> search() {
        reach(wait);
        while (!open.isEmpty() && steps < MOST_STEPS) {
            Blockers.visit(open.remove(), new Reach());
        }
        if (!comesBack) {
            return List.of();
        }
        boolean more = true;
        while (more && !stuck.containsKey(wait) && steps < MOST_STEPS) {
            more = spread();
        }
        return stuck.containsKey(wait) ? steps() : List.of();
    }

    private void reach(Wait other) {
        if (reached.add(other)) {
            open.add(other);
        }
    }

    private void reach(Account account) {
        if (account == wait.account) {
            comesBack = true;
        } else {
            account.waits().forEach(this::reach);
        }
    }

    /// Collects all that a wait depends on.
    private final class Reach implements Blockers.Visitor {
        @Override
        public void holder(Account account, int quantity, boolean here) {
            steps++;
            reach(account);
        }

        @Override
        public void ahead(Wait ahead, boolean conflict) {
            steps++;
            reach(ahead);
            if (conflict) {
                reach(ahead.account);
            }
        }
    }

    private boolean spread() {
        boolean more = false;
        for (Wait other : reached) {
            if (!stuck.containsKey(other)) {
                Because because = because(other);
                if (because != null) {
                    stuck.put(other, because);
                    stuckOwners.putIfAbsent(other.account, other);
                    more = true;
                }
            }
        }
        return more;
    }

    private @Nullable Because because(Wait other) {
        Finding finding = new Finding(other);
        Blockers.visit(other, finding);
        return finding.because;
    }

    private boolean isStuck(Account account) {
        return account == wait.account || stuckOwners.containsKey(account);
    }

    /// Looks for something that does not come back.
    private final class Finding implements Blockers.Visitor {

        private final Wait other;
        private final long enough;
        private long gone;
        private @Nullable Because foreign;
        private @Nullable Because because;

        Finding(Wait other) {
            this.other = other;
            this.enough =
                    other.resource instanceof Pool pool ? (long) pool.size - other.quantity : 0;
        }

        @Override
        public void holder(Account account, int quantity, boolean here) {
            steps++;
            if (account == other.account || isStuck(account)) {
                lose(quantity, new Because(account, null, here));
            }
        }

        @Override
        public void ahead(Wait ahead, boolean conflict) {
            steps++;
            if (stuck.containsKey(ahead)) {
                lose(Integer.MAX_VALUE, new Because(ahead.account, ahead, false));
            } else if (conflict && isStuck(ahead.account)) {
                lose(ahead.quantity, new Because(ahead.account, ahead, false));
            }
        }

        /// What it holds itself is named only if nothing else is in its way.
        private void lose(int quantity, Because why) {
            gone += quantity;
            if (foreign == null && why.account() != other.account) {
                foreign = why;
            }
            if (gone > enough) {
                because = foreign == null ? why : foreign;
            }
        }
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        Wait at = wait;
        while (at != null && steps.size() <= reached.size()) {
            Because because = stuck.get(at);
            if (because == null) {
                break;
            }
            steps.add(step(at, because));
            at = next(because);
        }
        return steps;
    }

    private @Nullable Wait next(Because because) {
        Wait ahead = because.ahead();
        if (ahead != null && stuck.containsKey(ahead)) {
            return ahead;
        }
        return because.account() == wait.account ? null : stuckOwners.get(because.account());
    }

    private static String step(Wait wait, Because because) {
        String how;
        if (because.ahead() != null) {
            how = " behind ";
        } else {
            how = because.here() ? " held by " : " and that is in a tree with a lock of ";
        }
        return wait.account.text()
                + " waits for "
                + wait.resource.name.text()
                + how
                + because.account().text();
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

/// What stands between a wait and its lock.
final class Blockers {

    private Blockers() {}

    /// Is told of each.
    interface Visitor {

        /// Somebody holds something that stands in the way.
        ///
        /// @param here whether it is the very resource that is waited for
        void holder(Account account, int quantity, boolean here);

        /// Somebody stands before it in line.
        ///
        /// @param conflict whether that one's lock will stand in the way, too
        void ahead(Wait wait, boolean conflict);
    }

    static void visit(Wait wait, Visitor visitor) {
        if (wait.incubated) {
            return;
        }
        switch (wait.resource) {
            case Pool pool -> visitPool(wait, pool, visitor);
            case Modal modal -> {
                if (!modal.covers(wait.account, wait.mode)) {
                    visitModal(wait, modal, visitor);
                }
            }
        }
    }

    private static void visitPool(Wait wait, Pool pool, Visitor visitor) {
        Line line = pool.line();
        if (line != null) {
            line.nearest(wait.order).forEach(ahead -> visitor.ahead(ahead, true));
        }
        pool.holders().forEach(c -> visitor.holder(c.account, c.quantity(), true));
    }

    private static void visitModal(Wait wait, Modal modal, Visitor visitor) {
        boolean covered = visitLine(wait, modal.line(), visitor);
        if (!(modal instanceof Node node)) {
            if (!covered) {
                visitHolders(wait, modal, visitor);
            }
            return;
        }
        visitHolders(wait, node, visitor);
        for (Node above = node.parent; above != null; above = above.parent) {
            visitLine(wait, above.line(), visitor);
            visitHolders(wait, above, visitor);
        }
        Line below = node.lineBelow();
        if (below != null) {
            below.nearest(wait.order).forEach(w -> visitor.ahead(w, conflict(w, wait)));
        }
        for (Account account : node.holdersBelow()) {
            if (account != wait.account && !wait.mode.compatibleWithAll(node.modesBelow(account))) {
                visitor.holder(account, 1, false);
            }
        }
    }

    /// Stops at the first that stands against this one and is as strong: whatever is before that
    /// one is in its way as well.
    ///
    /// @return whether it stopped
    private static boolean visitLine(Wait wait, @Nullable Line line, Visitor visitor) {
        if (line == null) {
            return false;
        }
        for (Wait ahead : line.nearest(wait.order)) {
            boolean conflict = conflict(ahead, wait);
            visitor.ahead(ahead, conflict);
            if (conflict && ahead.resource == wait.resource && ahead.mode.covers(wait.mode)) {
                return true;
            }
        }
        return false;
    }

    private static void visitHolders(Wait wait, Modal modal, Visitor visitor) {
        for (Claim c : modal.holders()) {
            if (c.account != wait.account && !c.mode.compatibleWith(wait.mode)) {
                visitor.holder(c.account, 1, modal == wait.resource);
            }
        }
    }

    private static boolean conflict(Wait ahead, Wait wait) {
        return ahead.account != wait.account && !ahead.mode.compatibleWith(wait.mode);
    }
}

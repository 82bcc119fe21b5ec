package org.lockward.lock.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Rows of the whole table, found by way of those who hold and wait: a table of a million names in
/// which one session waits is not searched for it.
final class Listing {

    private final Accounts accounts;
    private final int most;

    /// Whose rows are there already, all of them.
    private final Set<Resource> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param most rows
    Listing(Accounts accounts, int most) {
        this.accounts = accounts;
        this.most = most;
    }

    List<Holding> holders() {
        List<Holding> rows = new ArrayList<>();
        for (Account account : accounts.all()) {
            Claim claim = account.firstClaim();
            for (; claim != null && rows.size() < most; claim = claim.next) {
                if (seen.add(claim.resource)) {
                    claim.resource.holders().stream()
                            .limit(most - rows.size())
                            .map(Claim::holding)
                            .forEach(rows::add);
                }
            }
        }
        return rows;
    }

    List<Waiting> waiters() {
        List<Waiting> rows = new ArrayList<>();
        for (Account account : accounts.all()) {
            for (Wait wait : account.waits()) {
                if (rows.size() >= most) {
                    break;
                }
                if (seen.add(wait.resource)) {
                    wait.resource.eachWait(most - rows.size(), rows::add);
                }
            }
        }
        return rows.size() > most ? rows.subList(0, most) : rows;
    }
}

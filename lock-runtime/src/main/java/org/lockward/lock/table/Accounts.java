package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.table.Account.NodeAccount;

import java.util.HashMap;
import java.util.Map;

/// The accounts of all owners that hold or wait, and of their nodes.
final class Accounts {

    private final TableLimits limits;
    private final Map<Owner, Account> byOwner = new HashMap<>();
    private final Map<String, NodeAccount> byNode = new HashMap<>();

    Accounts(TableLimits limits) {
        this.limits = limits;
    }

    @Nullable Account get(Owner owner) {
        return byOwner.get(owner);
    }

    Iterable<Account> all() {
        return byOwner.values();
    }

    Account open(Owner owner) {
        Account account = byOwner.get(owner);
        if (account == null) {
            NodeAccount node = byNode.computeIfAbsent(owner.name(), NodeAccount::new);
            node.sessions++;
            account = new Account(owner, node);
            byOwner.put(owner, account);
        }
        return account;
    }

    /// Forgets an account with nothing in it.
    void close(Account account) {
        if (account.isEmpty() && byOwner.remove(account.owner, account)) {
            if (--account.node.sessions == 0) {
                byNode.remove(account.node.name);
            }
        }
    }

    /// Why this account may have no more; null if it may. Waits count as locks: nobody waits his
    /// way past his limit.
    ///
    /// @param wait whether it would wait
    @Nullable Refusal refusal(Account account, boolean wait) {
        if (account.held() + account.waiting() >= limits.locksPerSession()) {
            return quota("a session holds and awaits", limits.locksPerSession(), "locks");
        }
        if (wait && account.waiting() >= limits.waitsPerSession()) {
            return quota("a session awaits", limits.waitsPerSession(), "locks");
        }
        NodeAccount node = account.node;
        if (node.held + node.waits >= limits.locksPerNode()) {
            return quota("a node holds and awaits", limits.locksPerNode(), "locks");
        }
        if (wait && node.waits >= limits.waitsPerNode()) {
            return quota("a node awaits", limits.waitsPerNode(), "locks");
        }
        return null;
    }

    static Refusal quota(String who, int limit, String what) {
        return new Refusal.Quota(who + " at most " + limit + " " + what, limit);
    }
}

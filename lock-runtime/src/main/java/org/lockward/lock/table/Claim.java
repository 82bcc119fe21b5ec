package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

import java.util.Optional;

/// One session's hold of one resource, and a link in the list of all that the session holds.
///
/// A daemon can have a million of these: each field counts.
sealed class Claim permits PoolClaim {

    final Account account;
    final Resource resource;
    LockMode mode;
    long token;
    long sinceNanos;

    /// How often its owner has to give it back.
    int times = 1;

    @Nullable Claim previous;
    @Nullable Claim next;

    Claim(Account account, Resource resource, LockMode mode) {
        this.account = account;
        this.resource = resource;
        this.mode = mode;
    }

    int quantity() {
        return 1;
    }

    @Nullable String element() {
        return null;
    }

    Grant grant() {
        return new Grant(token, mode, quantity(), Optional.ofNullable(element()));
    }

    Holding holding() {
        return new Holding(
                account.owner,
                resource.name,
                mode,
                token,
                sinceNanos,
                quantity(),
                Optional.ofNullable(element()),
                times);
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The holders of a resource that has, or had, more than one at a time; oldest grant first.
final class Crowd {

    /// How many hold in each mode.
    final ModeCounts modes = new ModeCounts();

    private final Map<Long, Claim> byToken = new LinkedHashMap<>();

    /// Of one that an owner holds once only.
    private final Map<Account, Claim> byOwner = new HashMap<>();

    void add(Claim claim) {
        byToken.put(claim.token, claim);
        byOwner.put(claim.account, claim);
        modes.add(claim.mode);
    }

    void remove(Claim claim) {
        byToken.remove(claim.token);
        byOwner.remove(claim.account, claim);
        modes.remove(claim.mode);
    }

    @Nullable Claim withToken(long token) {
        return byToken.get(token);
    }

    @Nullable Claim of(@Nullable Account account) {
        return byOwner.get(account);
    }

    Collection<Claim> claims() {
        return byToken.values();
    }

    /// The modes in which others than this account hold, as bits.
    int modesWithout(@Nullable Account account) {
        Claim own = of(account);
        if (own == null || modes.count(own.mode) > 1) {
            return modes.bits();
        }
        LockMode mode = own.mode;
        return modes.bits() & ~mode.bit();
    }
}

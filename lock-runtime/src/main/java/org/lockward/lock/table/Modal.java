package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// A resource that is held in one of the six modes, by each owner once.
sealed class Modal extends Resource permits Node {

    Modal(ResourceName name) {
        super(name);
    }

    @Override
    boolean admits(Account account, LockMode mode, int quantity, long nowNanos) {
        return mode.compatibleWithAll(modesWithout(account));
    }

    /// Whether what the account holds already, here or above, is as strong.
    boolean covers(@Nullable Account account, LockMode mode) {
        Claim own = of(account);
        return own != null && own.mode.covers(mode);
    }

    @Override
    Claim claim(Account account, LockMode mode, int quantity, long nowNanos) {
        return new Claim(account, this, mode);
    }

    @Override
    @Nullable String impossible(LockMode mode, int quantity) {
        return quantity == 1
                ? null
                : name.text() + " has no units: a quantity is for names like pool[5]";
    }

    /// Gives a holder another mode.
    void change(Claim claim, LockMode mode) {
        remove(claim);
        claim.mode = mode;
        add(claim);
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.PoolClaim.Part;

/// A resource of which each lock takes a part, and whose locks are all exclusive.
abstract sealed class Pool extends Resource permits Units, Elements, Numbers, Times {

    /// How much there is in all.
    final int size;

    private int free;

    Pool(ResourceName name, int size) {
        super(name);
        this.size = size;
        this.free = size;
    }

    /// The next part to be taken; it is not taken yet.
    abstract Part next(int quantity, long nowNanos);

    void taken(PoolClaim claim) {}

    void givenBack(PoolClaim claim) {}

    /// The part was not used.
    void rolledBack(PoolClaim claim) {}

    int free() {
        return free;
    }

    @Override
    boolean admits(Account account, LockMode mode, int quantity, long nowNanos) {
        return quantity <= free;
    }

    @Override
    Claim claim(Account account, LockMode mode, int quantity, long nowNanos) {
        return new PoolClaim(account, this, next(quantity, nowNanos));
    }

    @Override
    @Nullable String impossible(LockMode mode, int quantity) {
        if (mode != LockMode.EX) {
            return name.text() + " is locked in mode EX only";
        }
        if (quantity > most()) {
            return name.text() + " has " + size + ", a lock takes " + most() + " at most";
        }
        return null;
    }

    /// How much one lock can take.
    int most() {
        return 1;
    }

    @Override
    void add(Claim claim) {
        super.add(claim);
        free -= claim.quantity();
        if (claim instanceof PoolClaim part) {
            taken(part);
        }
    }

    @Override
    void remove(Claim claim) {
        super.remove(claim);
        free += claim.quantity();
        if (claim instanceof PoolClaim part) {
            givenBack(part);
        }
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

/// A hold of a part of a resource.
final class PoolClaim extends Claim {

    private final int quantity;

    /// Which part: the index of an element, the number of a sequence.
    final long part;

    private final @Nullable String element;

    /// @param part what is taken
    PoolClaim(Account account, Pool pool, Part part) {
        super(account, pool, LockMode.EX);
        this.quantity = part.quantity();
        this.part = part.number();
        this.element = part.element();
    }

    /// What is taken out of a pool.
    record Part(int quantity, long number, @Nullable String element) {}

    @Override
    int quantity() {
        return quantity;
    }

    @Override
    @Nullable String element() {
        return element;
    }
}

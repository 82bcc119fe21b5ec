package org.lockward.lock.table;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.PoolClaim.Part;

/// `name[N]`: N units, all alike.
final class Units extends Pool {

    Units(ResourceName.Numeric name) {
        super(name, name.units());
    }

    @Override
    Part next(int quantity, long nowNanos) {
        return new Part(quantity, 0, null);
    }

    @Override
    int most() {
        return size;
    }
}

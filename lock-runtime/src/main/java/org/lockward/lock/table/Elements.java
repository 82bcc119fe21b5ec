package org.lockward.lock.table;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.PoolClaim.Part;

import java.util.BitSet;
import java.util.List;

/// `a.b.c`: one of several, in turn.
final class Elements extends Pool {

    private final List<String> elements;
    private final BitSet taken = new BitSet();

    /// Where to look first.
    private int turn;

    Elements(ResourceName.ElementSet name) {
        this(name, name.elements());
    }

    private Elements(ResourceName.ElementSet name, List<String> elements) {
        super(name, elements.size());
        this.elements = elements;
    }

    @Override
    Part next(int quantity, long nowNanos) {
        int later = taken.nextClearBit(turn);
        int found = later < size ? later : taken.nextClearBit(0);
        return new Part(1, found, elements.get(found));
    }

    @Override
    void taken(PoolClaim claim) {
        taken.set((int) claim.part);
        turn = ((int) claim.part + 1) % size;
    }

    @Override
    void givenBack(PoolClaim claim) {
        taken.clear((int) claim.part);
    }
}

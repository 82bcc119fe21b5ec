package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

/// One named resource: who holds it, and who waits in line.
final class Resource {

    private static final LockMode[] MODES = LockMode.values();

    final ResourceName name;
    final ClaimList holders = new ClaimList();
    final ClaimList waiters = new ClaimList();

    /// How many hold it in each mode, in the order of [LockMode].
    private final int[] counts = new int[MODES.length];

    /// The modes in which somebody holds it, as bits.
    private int heldModes;

    Resource(ResourceName name) {
        this.name = name;
    }

    /// Whether the holders leave room for that mode.
    boolean admits(LockMode mode) {
        return mode.compatibleWithAll(heldModes);
    }

    void addHolder(Claim claim) {
        holders.add(claim);
        if (counts[index(claim)]++ == 0) {
            heldModes |= claim.mode.bit();
        }
    }

    void removeHolder(Claim claim) {
        holders.remove(claim);
        if (--counts[index(claim)] == 0) {
            heldModes &= ~claim.mode.bit();
        }
    }

    boolean isUnused() {
        return holders.size() == 0 && waiters.size() == 0;
    }

    private static int index(Claim claim) {
        return Integer.numberOfTrailingZeros(claim.mode.bit());
    }
}

package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;

/// How many of each mode.
final class ModeCounts {

    private static final LockMode[] MODES = LockMode.values();

    private final int[] counts = new int[MODES.length];
    private int bits;

    void add(LockMode mode) {
        if (counts[index(mode)]++ == 0) {
            bits |= mode.bit();
        }
    }

    void remove(LockMode mode) {
        if (--counts[index(mode)] == 0) {
            bits &= ~mode.bit();
        }
    }

    int count(LockMode mode) {
        return counts[index(mode)];
    }

    /// The modes of which there is one, as bits.
    int bits() {
        return bits;
    }

    /// The modes of which there are more than in the other, as bits.
    int bitsWithout(ModeCounts other) {
        int more = 0;
        for (LockMode mode : MODES) {
            if (count(mode) > other.count(mode)) {
                more |= mode.bit();
            }
        }
        return more;
    }

    /// Whether each of those modes stands against two or more here in a single mode.
    boolean holdsUp(int others) {
        for (LockMode other : MODES) {
            if ((others & other.bit()) != 0 && !holdsUp(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsUp(LockMode other) {
        for (LockMode mode : MODES) {
            if (count(mode) > 1 && !mode.compatibleWith(other)) {
                return true;
            }
        }
        return false;
    }

    private static int index(LockMode mode) {
        return Integer.numberOfTrailingZeros(mode.bit());
    }
}

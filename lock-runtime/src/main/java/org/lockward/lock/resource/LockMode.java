package org.lockward.lock.resource;

import java.util.Locale;
import java.util.Optional;

/// The six modes of a lock, weakest first, as in the distributed lock managers of OpenVMS and FLoM.
public enum LockMode {
    /// Null: interest only, compatible with everything.
    NL(1 << 0, 0b111111),
    /// Concurrent read.
    CR(1 << 1, 0b011111),
    /// Concurrent write.
    CW(1 << 2, 0b000111),
    /// Protected read: many readers, no writer.
    PR(1 << 3, 0b001011),
    /// Protected write: one writer, concurrent readers.
    PW(1 << 4, 0b000011),
    /// Exclusive.
    EX(1 << 5, 0b000001);

    private final int bit;
    private final int compatible;

    LockMode(int bit, int compatible) {
        this.bit = bit;
        this.compatible = compatible;
    }

    /// Whether both can be held on one resource at the same time; symmetric.
    public boolean compatibleWith(LockMode other) {
        return (compatible & other.bit) != 0;
    }

    /// Whether this can join holders whose modes have the bits of `held` set (see [#bit]).
    public boolean compatibleWithAll(int held) {
        return (held & ~compatible) == 0;
    }

    /// Whether it is at least as strong: all that can join this can join the other. Every mode
    /// covers itself; of CW and PR neither covers the other.
    public boolean covers(LockMode other) {
        return (compatible & ~other.compatible) == 0;
    }

    /// This mode's bit in a set of modes: the weakest's is the lowest.
    public int bit() {
        return bit;
    }

    /// The mode of that name in either case; empty if there is none.
    public static Optional<LockMode> parse(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "NL" -> Optional.of(NL);
            case "CR" -> Optional.of(CR);
            case "CW" -> Optional.of(CW);
            case "PR" -> Optional.of(PR);
            case "PW" -> Optional.of(PW);
            case "EX" -> Optional.of(EX);
            default -> Optional.empty();
        };
    }
}

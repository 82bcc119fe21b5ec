package org.lockward.lock.table;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.PoolClaim.Part;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/// `_s_name[N]`, `_S_name[N]`: numbers, each given out once, in all runs of the daemon.
final class Numbers extends Pool {

    /// How many numbers are made durable at a time: the most that a restart can skip.
    private static final int BLOCK = 1_000;

    private final boolean transactional;
    private final Marks marks;

    /// Given back unused.
    private final NavigableSet<Long> returned = new TreeSet<>();

    private long last;
    private long reserved;
    private boolean begun;

    Numbers(ResourceName.Sequence name, Marks marks) {
        super(name, name.slots());
        this.transactional = name.transactional();
        this.marks = marks;
        this.reserved = marks.read(name.text());
        this.last = reserved;
    }

    @Override
    Part next(int quantity, long nowNanos) {
        long number = returned.isEmpty() ? last + 1 : returned.first();
        if (number > reserved) {
            marks.reserve(name.text(), reserved + BLOCK);
            reserved += BLOCK;
        }
        return new Part(1, number, String.valueOf(number));
    }

    @Override
    void taken(PoolClaim claim) {
        begun = true;
        returned.remove(claim.part);
        last = Math.max(last, claim.part);
    }

    @Override
    void rolledBack(PoolClaim claim) {
        if (transactional) {
            returned.add(claim.part);
        }
    }

    /// The next number is remembered for as long as the daemon runs, unless its users said how
    /// long.
    @Override
    OptionalLong keptUntil(long nowNanos) {
        return begun && keepNanos() == 0 ? OptionalLong.empty() : super.keptUntil(nowNanos);
    }

    @Override
    boolean exists() {
        return begun || super.exists();
    }

    /// It was unused for as long as its users said. One that never gave a number out says nothing
    /// about the numbers of earlier runs.
    void end() {
        if (begun) {
            marks.forget(name.text());
        }
    }
}

package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.resource.TimeFormat;
import org.lockward.lock.table.PoolClaim.Part;

import java.util.OptionalLong;

/// `_t_format[N]`: times, each given out once, in all runs of the daemon.
final class Times extends Pool {

    private final TimeFormat format;
    private final WallTime wall;

    /// The last tick that was given out, or in which the table began.
    private long lastTick;

    private boolean begun;

    /// For the next tick, while somebody waits for it.
    @Nullable Alarm alarm;

    Times(ResourceName.Timestamp name, WallTime wall) {
        super(name, name.slots());
        this.format = name.format();
        this.wall = wall;
        this.lastTick = tick(wall.start());
    }

    @Override
    boolean admits(Account account, LockMode mode, int quantity, long nowNanos) {
        return super.admits(account, mode, quantity, nowNanos) && isNewTick(nowNanos);
    }

    /// Whether time alone holds up the line.
    boolean awaitsTick(long nowNanos) {
        return isAwaited() && free() > 0 && !isNewTick(nowNanos);
    }

    /// When the next time can be given out, on the clock of the table.
    long nextTickNanos(long nowNanos) {
        return nowNanos + (lastTick + 1) * format.tickNanos() - wall.at(nowNanos);
    }

    @Override
    Part next(int quantity, long nowNanos) {
        long time = wall.reserve(nowNanos);
        return new Part(1, tick(time), format.format(time));
    }

    @Override
    void taken(PoolClaim claim) {
        lastTick = claim.part;
        begun = true;
    }

    /// Until its last tick is over, a new resource of that name would repeat it.
    @Override
    OptionalLong keptUntil(long nowNanos) {
        long tick = begun && !isNewTick(nowNanos) ? nextTickNanos(nowNanos) : nowNanos;
        return OptionalLong.of(nowNanos + Math.max(keepNanos(), tick - nowNanos));
    }

    private boolean isNewTick(long nowNanos) {
        return tick(wall.at(nowNanos)) > lastTick;
    }

    private long tick(long wallNanos) {
        return Math.floorDiv(wallNanos, format.tickNanos());
    }
}

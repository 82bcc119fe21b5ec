package org.lockward.pki.gui.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Decides when the key is forgotten because nobody uses the program. For one thread at a time.
///
/// It goes by the clock on the wall, so that the time a machine sleeps counts, too. Work that runs
/// is use: a key is never taken away in the middle, and the time begins when the work has ended.
public final class IdleLock {

    private final InstantSource clock;
    private final BooleanSupplier working;
    private final Supplier<Duration> limit;
    private Instant lastUse;

    /// @param working whether work runs
    /// @param limit how long nobody may use it, as it holds when asked
    public IdleLock(InstantSource clock, BooleanSupplier working, Supplier<Duration> limit) {
        this.clock = clock;
        this.working = working;
        this.limit = limit;
        this.lastUse = clock.instant();
    }

    /// A key or the mouse was used.
    public void used() {
        lastUse = clock.instant();
    }

    /// Whether it is time to lock. A clock that went back begins the time anew.
    public boolean due() {
        Instant now = clock.instant();
        if (working.getAsBoolean() || now.isBefore(lastUse)) {
            lastUse = now;
            return false;
        }
        return Duration.between(lastUse, now).compareTo(limit.get()) >= 0;
    }
}

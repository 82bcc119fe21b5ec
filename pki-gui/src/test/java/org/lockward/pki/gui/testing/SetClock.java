package org.lockward.pki.gui.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that tests set. Any thread may call it.
public final class SetClock implements InstantSource {

    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant time) {
        now = time;
    }

    /// For one thread at a time.
    public void advance(Duration time) {
        set(now.plus(time));
    }
}

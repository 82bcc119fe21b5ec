package org.lockward.pki.gui.progress;

import java.time.Duration;
import java.util.Optional;

/// How many rows of a batch are in which state.
///
/// @param perMinute how many rows end in a minute at the pace of this run; empty until one ended
/// @param left how long the rest takes at this pace; empty when nothing is left or known
public record Counts(
        int waiting,
        int running,
        int done,
        int failed,
        int cancelled,
        Optional<Double> perMinute,
        Optional<Duration> left) {

    public int all() {
        return waiting + running + done + failed + cancelled;
    }

    /// Between 0 and 1.
    public double fraction() {
        return all() == 0 ? 1 : (double) (done + failed + cancelled) / all();
    }
}

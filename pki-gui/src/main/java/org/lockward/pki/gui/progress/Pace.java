package org.lockward.pki.gui.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts the rows of a batch, and how fast they end.
final class Pace {

    private static final double MILLISECONDS_A_MINUTE = 60_000;

    private final InstantSource clock;
    private Instant began;
    private int endedBefore;

    Pace(InstantSource clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    void restart(List<BatchRow> rows) {
        began = clock.instant();
        endedBefore = ended(states(rows));
    }

    Counts counts(List<BatchRow> rows) {
        Map<RowState, Integer> states = states(rows);
        Optional<Double> perMinute = perMinute(ended(states) - endedBefore);
        int open = of(states, RowState.WAITING) + of(states, RowState.RUNNING);
        Optional<Duration> left =
                perMinute
                        .filter(_ -> open > 0)
                        .map(pace ->
                                Duration.ofMillis((long) (open / pace * MILLISECONDS_A_MINUTE)));
        return new Counts(
                of(states, RowState.WAITING),
                of(states, RowState.RUNNING),
                of(states, RowState.DONE),
                of(states, RowState.FAILED),
                of(states, RowState.CANCELLED),
                perMinute,
                left);
    }

    private Optional<Double> perMinute(int endedNow) {
        double milliseconds = Duration.between(began, clock.instant()).toMillis();
        return endedNow > 0 && milliseconds > 0
                ? Optional.of(endedNow * MILLISECONDS_A_MINUTE / milliseconds)
                : Optional.empty();
    }

    private static int ended(Map<RowState, Integer> states) {
        return of(states, RowState.DONE) + of(states, RowState.FAILED);
    }

    private static int of(Map<RowState, Integer> states, RowState state) {
        return states.getOrDefault(state, 0);
    }

    private static Map<RowState, Integer> states(List<BatchRow> rows) {
        Map<RowState, Integer> states = new EnumMap<>(RowState.class);
        rows.forEach(row -> states.merge(row.state(), 1, Integer::sum));
        return states;
    }
}

package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.i18n.Messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The counts of a batch in one line.
final class CountsText {

    private static final int SECONDS_A_MINUTE = 60;

    private CountsText() {}

    static String of(Counts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(Messages.text("progress.counts", counts.done(), counts.all()));
        if (counts.failed() > 0) {
            parts.add(Messages.text("progress.counts.failed", counts.failed()));
        }
        if (counts.cancelled() > 0) {
            parts.add(Messages.text("progress.counts.cancelled", counts.cancelled()));
        }
        counts.left()
                .ifPresent(left -> {
                    counts.perMinute()
                            .ifPresent(pace ->
                                    parts.add(Messages.text("progress.pace", Math.round(pace))));
                    parts.add(Messages.text("progress.left", length(left)));
                });
        return String.join(" · ", parts);
    }

    private static String length(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        return seconds < 2 * SECONDS_A_MINUTE
                ? Messages.text("progress.left.seconds", seconds)
                : Messages.text(
                        "progress.left.minutes",
                        (seconds + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE);
    }
}

package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.ExpiryWindow;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// How many certificates end in which of the coming weeks; revoked ones do not count.
///
/// @param weeks from the day of the clock on (UTC), without gaps
/// @param later how many end after the last week
public record ExpiryWeeks(List<Week> weeks, int later) {

    static final ExpiryWeeks NONE = new ExpiryWeeks(List.of(), 0);

    /// A quarter: shorter would look as if the weeks after it were free.
    private static final int LEAST = 13;

    /// 399 days: a certificate of the default length, 397 days, that was issued today is among
    /// them.
    private static final int MOST = 57;

    private static final Duration WEEK = Duration.ofDays(7);

    /// One bar.
    public record Week(ExpiryWindow window, int count) {}

    public ExpiryWeeks {
        weeks = List.copyOf(weeks);
    }

    /// The highest bar.
    public int peak() {
        return weeks.stream().mapToInt(Week::count).max().orElse(0);
    }

    /// As many weeks as the fleet has certificates for, at least a quarter, at most 57.
    static ExpiryWeeks of(FleetRows rows, Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.DAYS);
        int[] counts = new int[MOST];
        int last = LEAST - 1;
        int later = 0;
        for (FleetRow row : rows.all()) {
            long week = week(row.node(), start);
            if (week >= MOST) {
                later++;
            } else if (week >= 0) {
                counts[(int) week]++;
                last = Math.max(last, (int) week);
            }
        }
        return new ExpiryWeeks(weeks(start, counts, later > 0 ? MOST : last + 1), later);
    }

    /// Negative for what does not count.
    private static long week(NodeRecord node, Instant start) {
        if (node.state() == NodeState.REVOKED) {
            return -1;
        }
        long seconds = start.until(node.validity().notAfter(), ChronoUnit.SECONDS);
        return Math.floorDiv(seconds, WEEK.toSeconds());
    }

    private static List<Week> weeks(Instant start, int[] counts, int size) {
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Instant from = start.plus(WEEK.multipliedBy(i));
            weeks.add(new Week(new ExpiryWindow(from, from.plus(WEEK)), counts[i]));
        }
        return weeks;
    }
}

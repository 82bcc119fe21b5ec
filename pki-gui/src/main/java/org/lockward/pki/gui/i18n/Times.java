package org.lockward.pki.gui.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as people read them, in UTC, as on the command line. Any thread may call it.
public final class Times {

    private static final DateTimeFormatter MINUTE = formatter("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = formatter("uuuu-MM-dd HH:mm:ss");

    private Times() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /// `2026-03-01 12:00 UTC`.
    public static String minute(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /// `2026-03-01 12:00:59`, without the zone: for a column.
    public static String second(Instant time) {
        return SECOND.format(time);
    }

    /// How far away: `in 12 days`, `in 3 hours`, `now`, `5 minutes ago`. Rounds down.
    public static String distance(Instant time, Instant now) {
        Duration between = Duration.between(now, time);
        Duration length = between.abs();
        if (length.toMinutes() == 0) {
            return Messages.text("times.now");
        }
        String amount = amount(length);
        return between.isNegative()
                ? Messages.text("times.past", amount)
                : Messages.text("times.future", amount);
    }

    private static String amount(Duration length) {
        if (length.toDays() > 0) {
            return Messages.text("times.days", length.toDays());
        }
        return length.toHours() > 0
                ? Messages.text("times.hours", length.toHours())
                : Messages.text("times.minutes", length.toMinutes());
    }
}

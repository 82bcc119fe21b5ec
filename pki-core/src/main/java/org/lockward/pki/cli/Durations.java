package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.regex.Pattern;

/// Lengths of time as options take them.
final class Durations {

    private static final Pattern GRAMMAR = Pattern.compile("[1-9][0-9]{0,5}[smhdwy]");
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_A_YEAR = 365;

    private Durations() {}

    /// Reads `45s`, `30m`, `12h`, `397d`, `8w`, `10y`; a year has 365 days.
    static Duration parse(String option, String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            option + " " + Printable.quote(text) + " is not a length of time",
                            "a whole number and a unit: s, m, h, d, w or y",
                            "for example: " + option + " 90d"));
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            case 'd' -> Duration.ofDays(number);
            case 'w' -> Duration.ofDays((long) number * DAYS_A_WEEK);
            default -> Duration.ofDays((long) number * DAYS_A_YEAR);
        };
    }
}

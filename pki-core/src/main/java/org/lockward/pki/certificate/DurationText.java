package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `45s`, `30m`, `12h`, `397d`, `8w`, `10y`.
public final class DurationText {

    private static final Pattern GRAMMAR = Pattern.compile("[1-9][0-9]{0,5}[smhdwy]");
    private static final int MAX_NUMBER = 999_999;
    private static final int DAYS_A_WEEK = 7;
    private static final int DAYS_A_YEAR = 365;

    /// The order in which [#text] tries them.
    private static final List<String> UNITS = List.of("y", "d", "w", "h", "m", "s");

    private DurationText() {}

    /// Reads a whole number of up to six digits and a unit; a year has 365 days.
    ///
    /// @param option what the text belongs to, for messages
    public static Duration parse(String option, String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            option + " " + Printable.quote(text) + " is not a length of time",
                            "a whole number and a unit: s, m, h, d, w or y",
                            "for example: " + option + " 90d"));
        }
        int number = Integer.parseInt(text.substring(0, text.length() - 1));
        return unit(text.substring(text.length() - 1)).multipliedBy(number);
    }

    /// As [#parse] reads it, in the largest unit that fits; `InvalidInput` for a length that it
    /// cannot write.
    public static String text(Duration length) {
        for (String unit : UNITS) {
            long number = length.dividedBy(unit(unit));
            if (number > 0 && number <= MAX_NUMBER && isWhole(length, unit, number)) {
                return number + unit;
            }
        }
        throw new PkiException.InvalidInput(
                new Problem(
                        length + " is not a length of time for an option",
                        "a whole number of up to six digits and a unit: s, m, h, d, w or y",
                        ""));
    }

    private static boolean isWhole(Duration length, String unit, long number) {
        return unit(unit).multipliedBy(number).equals(length);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(DAYS_A_WEEK);
            default -> Duration.ofDays(DAYS_A_YEAR);
        };
    }
}

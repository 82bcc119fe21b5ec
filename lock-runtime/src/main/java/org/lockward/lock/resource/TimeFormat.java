package org.lockward.lock.resource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// How a time is written: the part of strftime(3) that needs no locale, and `#f` to `#ffffff` for
/// one to six digits of a second's fraction. In UTC, so that no clock change brings a text back.
public final class TimeFormat {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3_600 * SECOND;
    private static final int MAX_FRACTION = 6;
    private static final String DIRECTIVES = "YyCmdejHIMSpsuwaAbBGgVFTDRZz%";
    private static final String BY_SECOND = "SsT";
    private static final String BY_MINUTE = "MR";
    private static final String BY_HOUR = "HI";

    private final String text;
    private final long tickNanos;

    private TimeFormat(String text, long tickNanos) {
        this.text = text;
        this.tickNanos = tickNanos;
    }

    /// Reads a format.
    ///
    /// @throws IllegalArgumentException in words for people: a directive that is not known, or a
    ///   text that would stay the same for more than an hour
    public static TimeFormat parse(String text) {
        long tick = Long.MAX_VALUE;
        int i = 0;
        while (i < text.length()) {
            int length = length(text, i);
            tick = Math.min(tick, tick(text, i, length));
            i += length;
        }
        if (tick > HOUR) {
            throw new IllegalArgumentException(
                    "a timestamp changes every hour or more often: its format needs %H, %M, %S or"
                            + " #f");
        }
        return new TimeFormat(text, tick);
    }

    /// How long the text stays the same: an hour, a minute, a second or a fraction of one.
    public long tickNanos() {
        return tickNanos;
    }

    /// The text of a time.
    ///
    /// @param wallNanos since 1970-01-01T00:00:00Z
    public String format(long wallNanos) {
        ZonedDateTime time =
                Instant.ofEpochSecond(
                                Math.floorDiv(wallNanos, SECOND), Math.floorMod(wallNanos, SECOND))
                        .atZone(ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            int length = length(text, i);
            append(out, text.substring(i, i + length), time);
            i += length;
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }

    /// How many characters belong together from there on.
    private static int length(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ' || c > '~' || c == '[' || c == ']') {
            throw new IllegalArgumentException(
                    "U+%04X may not stand in the format of a timestamp".formatted((int) c));
        }
        if (c == '#') {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) == 'f') {
                end++;
            }
            return requireFraction(end - at);
        }
        if (c != '%') {
            return 1;
        }
        if (at + 1 == text.length() || DIRECTIVES.indexOf(text.charAt(at + 1)) < 0) {
            throw new IllegalArgumentException(
                    "'"
                            + text.substring(at, Math.min(at + 2, text.length()))
                            + "' is no directive of a timestamp; those are %"
                            + String.join(" %", DIRECTIVES.split("")));
        }
        return 2;
    }

    private static int requireFraction(int length) {
        if (length > MAX_FRACTION + 1) {
            throw new IllegalArgumentException("a fraction has 1 to 6 digits: #f to #ffffff");
        }
        return length;
    }

    private static long tick(String text, int at, int length) {
        if (text.charAt(at) == '#') {
            return length == 1 ? Long.MAX_VALUE : SECOND / tenToThe(length - 1);
        }
        if (length == 1) {
            return Long.MAX_VALUE;
        }
        char directive = text.charAt(at + 1);
        if (BY_SECOND.indexOf(directive) >= 0) {
            return SECOND;
        }
        if (BY_MINUTE.indexOf(directive) >= 0) {
            return 60 * SECOND;
        }
        return BY_HOUR.indexOf(directive) >= 0 ? HOUR : Long.MAX_VALUE;
    }

    private static void append(StringBuilder out, String part, ZonedDateTime time) {
        if (part.length() == 1) {
            out.append(part);
        } else if (part.charAt(0) == '#') {
            int digits = part.length() - 1;
            long fraction = time.getNano() / (SECOND / tenToThe(digits));
            out.append(padded(fraction, digits));
        } else {
            out.append(directive(part.charAt(1), time));
        }
    }

    private static String directive(char directive, ZonedDateTime time) {
        return switch (directive) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'y' -> padded(time.getYear() % 100, 2);
            case 'C' -> padded(time.getYear() / 100, 2);
            case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
            case 'I' -> padded(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), 2);
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'g' -> padded(time.get(IsoFields.WEEK_BASED_YEAR) % 100, 2);
            case 'V' -> padded(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'Z' -> "UTC";
            case 'z' -> "+0000";
            case '%' -> "%";
            default -> DateTimeFormatter.ofPattern(pattern(directive), Locale.ENGLISH).format(time);
        };
    }

    private static String pattern(char directive) {
        return switch (directive) {
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'j' -> "DDD";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'p' -> "a";
            case 'a' -> "EEE";
            case 'A' -> "EEEE";
            case 'b' -> "MMM";
            case 'B' -> "MMMM";
            case 'F' -> "uuuu-MM-dd";
            case 'T' -> "HH:mm:ss";
            case 'D' -> "MM/dd/yy";
            case 'R' -> "HH:mm";
            default -> throw new IllegalArgumentException("%" + directive + " is no directive");
        };
    }

    private static String padded(long number, int digits) {
        String text = String.valueOf(number);
        return "0".repeat(digits - text.length()) + text;
    }

    private static long tenToThe(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}

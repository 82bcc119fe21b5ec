package org.lockward.lock.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {

    /// Sunday, 2027-01-03T04:05:06.123456789Z: what `TZ=UTC LC_ALL=C date -d` says.
    private static final long TIME = 1_798_949_106_123_456_789L;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "%H | 04 | 3600000",
                "%Y-%m-%dT%H:%M | 2027-01-03T04:05 | 60000",
                "%F %T | 2027-01-03 04:05:06 | 1000",
                "%T.#f | 04:05:06.1 | 100",
                "%T.#ffffff | 04:05:06.123456 | 0",
                "%y %C %j %I %p %M | 27 20 003 04 AM 05 | 60000",
                "%a %A %b %B %u %w %H | Sun Sunday Jan January 7 0 04 | 3600000",
                "%G %g %V %e %H | 2026 26 53  3 04 | 3600000",
                "%D %R %Z %z %% # | 01/03/27 04:05 UTC +0000 % # | 60000",
                "%s | 1798949106 | 1000",
            })
    void a_time_is_written_as_strftime_does_and_changes_with_its_finest_part(
            String format, String text, long tickMillis) {
        TimeFormat parsed = TimeFormat.parse(format);
        assertEquals(text, parsed.format(TIME));
        assertEquals(tickMillis, parsed.tickNanos() / 1_000_000);
    }

    @Test
    void a_directive_that_is_not_known_is_named() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> TimeFormat.parse("%H%Q"));
        assertEquals(
                true,
                String.valueOf(e.getMessage()).startsWith("'%Q' is no directive of a timestamp"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"%", "%H%", "%H[", "%H\u00e9"})
    void what_is_no_format_is_refused(String format) {
        assertThrows(IllegalArgumentException.class, () -> TimeFormat.parse(format));
    }
}

package org.lockward.pki.gui.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;

class TimesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT59S, just now",
        "PT-59S, just now",
        "PT1M, in 1 minute",
        "PT-59M, 59 minutes ago",
        "PT1H, in 1 hour",
        "PT-23H, 23 hours ago",
        "PT24H, in 1 day",
        "P-400D, 400 days ago",
        "P1400D, 'in 1,400 days'"
    })
    void a_distance_is_told_in_its_largest_unit(Duration distance, String words) {
        assertEquals(words, Times.distance(NOW.plus(distance), NOW));
    }

    @Test
    void a_time_names_its_zone() {
        assertEquals("2026-03-01 12:00 UTC", Times.minute(NOW));
    }
}

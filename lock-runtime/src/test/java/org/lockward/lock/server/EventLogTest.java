package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/// Lines that a program can take apart again, whatever foreign text is in them.
class EventLogTest {

    private static final Pattern LINE =
            Pattern.compile(
                    "2026-06-01T00:00:00Z refused peer=([!-~&&[^\"\\\\=]]+|\"[ -~&&[^\"]]*\")"
                            + " reason=end");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final EventLog log =
            new EventLog(
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")));

    private String line(String foreign) {
        log.event("refused").with("peer", foreign).with("reason", "end").write();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "two words",
                "x reason=forged",
                "x\" reason=\"forged",
                "x\\\" reason=forged",
                "x\n2026-06-01T00:00:00Z granted peer=y",
                "x\r\nreason=forged",
                "\u0000\u001b[2K\u007f",
                "\u0085\u2028\u2029 next line",
                "caf\u00e9 \ud83d\udd12 \ud800",
            })
    void a_value_is_one_value_of_one_line(String foreign) {
        String line = line(foreign);
        assertEquals(1, line.lines().count(), line);
        assertTrue(LINE.matcher(line.strip()).matches(), line);
    }

    @Test
    void what_is_escaped_can_be_told_from_what_was_said() {
        assertTrue(line("a\nb").contains("peer=\"a\\u{a}b\""), bytes::toString);
        assertTrue(line("a\\u{a}b").contains("peer=\"a\\u{5c}u{a}b\""), bytes::toString);
    }
}

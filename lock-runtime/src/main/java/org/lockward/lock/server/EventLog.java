package org.lockward.lock.server;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// The daemon's log: one line an event, `<RFC 3339> event key=value …`. For all threads.
public final class EventLog {

    private final PrintStream out;
    private final InstantSource clock;

    /// Writes to that stream, with the time of that clock.
    public EventLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    /// The clock of the lines, which is also that of the certificates.
    InstantSource clock() {
        return clock;
    }

    /// Starts the line of an event, such as `refused`.
    public Line event(String name) {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return new Line(new StringBuilder(now).append(' ').append(name));
    }

    /// A line in the making.
    public final class Line {

        private final StringBuilder text;

        private Line(StringBuilder text) {
            this.text = text;
        }

        /// Appends `key=value`; a value that is more than one plain word is quoted, and whatever in
        /// it is not printable ASCII is escaped.
        public Line with(String key, Object value) {
            String plain = value.toString();
            text.append(' ').append(key).append('=');
            if (!plain.isEmpty() && plain.chars().allMatch(Line::isPlain)) {
                text.append(plain);
            } else {
                text.append('"');
                plain.codePoints().limit(1_000).forEach(this::escaped);
                text.append('"');
            }
            return this;
        }

        /// Writes the line.
        public void write() {
            out.println(text);
        }

        private static boolean isPlain(int c) {
            return c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '=';
        }

        private void escaped(int c) {
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                text.append((char) c);
            } else {
                text.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        }
    }
}

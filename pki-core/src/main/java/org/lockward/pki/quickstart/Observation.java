package org.lockward.pki.quickstart;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Something that was seen: the `key=value` words of a line, a value perhaps in double quotes.
///
/// @param line as it was written
/// @param values by key
record Observation(String line, Map<String, String> values) {

    /// How the daemon's log writes a quotation mark inside of a value.
    private static final String QUOTATION_MARK = "\\u{22}";

    Observation {
        values = Map.copyOf(values);
    }

    static Observation of(String line) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while (at < line.length()) {
            int end = endOfWord(line, at);
            String word = line.substring(at, end);
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(0, equals), unquoted(word.substring(equals + 1)));
            }
            at = end + 1;
        }
        return new Observation(line, values);
    }

    private static int endOfWord(String line, int from) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == ' ' && !quoted) {
                return i;
            }
        }
        return line.length();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace(QUOTATION_MARK, "'") : text;
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// A value that has to be there.
    String require(String key) {
        return value(key).orElseThrow(() -> failure("no " + key + "= in what was said", line));
    }

    /// A value that has to be this one.
    Observation require(String key, String expected) {
        String seen = require(key);
        if (!seen.equals(expected)) {
            throw failure(key + " is " + seen + ", not " + expected, line);
        }
        return this;
    }

    /// What was seen does not fit: the quickstart must not tell a story then.
    static PkiException failure(String what, String seen) {
        return new PkiException.Unverified(
                new Problem(what, "seen: " + seen, "the logs lie in the quickstart's directory"));
    }
}

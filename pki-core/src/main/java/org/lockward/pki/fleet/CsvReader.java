package org.lockward.pki.fleet;

import java.util.ArrayList;
import java.util.List;

/// Comma-separated values (RFC 4180), read strictly. For one text and one thread.
///
/// A record ends with LF or CRLF. Inside of quotes a quote is written twice; outside of them there
/// is none.
final class CsvReader {

    private static final int MAX_FIELD = 64 * 1024;

    private final String text;
    private int at;
    private int line = 1;

    CsvReader(String text) {
        this.text = text;
    }

    /// One record, or what is wrong with it: then `error` says so, and reading goes on with the
    /// next line.
    ///
    /// @param line where it begins, from 1
    /// @param error empty when it is good
    record Fields(int line, List<String> values, String error) {

        Fields {
            values = List.copyOf(values);
        }

        /// Whether there is nothing on the line.
        boolean blank() {
            return error.isEmpty() && values.size() == 1 && values.getFirst().isBlank();
        }
    }

    boolean hasNext() {
        return at < text.length();
    }

    Fields next() {
        int start = line;
        List<String> values = new ArrayList<>();
        try {
            do {
                values.add(field());
            } while (take(','));
            endRecord();
            return new Fields(start, values, "");
        } catch (IllegalArgumentException e) {
            skipLine();
            return new Fields(start, values, String.valueOf(e.getMessage()));
        }
    }

    private String field() {
        return take('"') ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException(
                        "a quote in the middle of a field; a field with quotes stands in quotes");
            }
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && value.length() <= MAX_FIELD) {
            char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (take('"')) {
                value.append('"');
            } else {
                line += (int) value.chars().filter(v -> v == '\n').count();
                return value.toString();
            }
        }
        at = start;
        throw new IllegalArgumentException(
                "a quote that is not closed within " + MAX_FIELD + " characters");
    }

    private void endRecord() {
        if (at == text.length()) {
            return;
        }
        take('\r');
        if (!take('\n')) {
            throw new IllegalArgumentException(
                    at > 0 && text.charAt(at - 1) == '\r'
                            ? "a carriage return without line feed"
                            : "text behind a closing quote");
        }
        line++;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        line++;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}

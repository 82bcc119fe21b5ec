package org.lockward.lock.tls;

/// Foreign text made safe to print: one line, no control, no bidirectional mark, bounded length.
final class Printable {

    private static final int MAX_CHARACTERS = 80;

    private Printable() {}

    /// The text in apostrophes; everything but printable ASCII as `\\u{hex}`, cut at 80 characters.
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> append(quoted, c));
        return quoted.append(text.length() > MAX_CHARACTERS ? "'…" : "'").toString();
    }

    private static void append(StringBuilder quoted, int c) {
        if (c >= ' ' && c < 0x7f && c != '\'' && c != '\\') {
            quoted.append((char) c);
        } else {
            quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }
}

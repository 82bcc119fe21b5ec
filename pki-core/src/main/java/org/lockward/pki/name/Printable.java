package org.lockward.pki.name;

/// Foreign text made safe to print: one line, no control, no bidirectional mark, bounded length.
///
/// A name inside a request can carry escape sequences that fool the person who reads it
/// (CVE-2012-3867), so whatever comes from outside is quoted through here.
public final class Printable {

    private static final int MAX_CHARACTERS = 80;

    private Printable() {}

    /// The text in double quotes; everything but printable ASCII as `\\u{hex}`, cut at 80
    /// characters with the true length behind it.
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> append(quoted, c));
        quoted.append('"');
        int length = text.codePointCount(0, text.length());
        if (length > MAX_CHARACTERS) {
            quoted.append("… (").append(length).append(" characters)");
        }
        return quoted.toString();
    }

    private static void append(StringBuilder quoted, int c) {
        if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
            quoted.append((char) c);
        } else {
            quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }
}

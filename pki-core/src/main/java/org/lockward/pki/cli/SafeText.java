package org.lockward.pki.cli;

/// Text from anywhere made safe for a terminal: what can move the cursor, end the line or turn the
/// direction of writing is shown as `\\u{hex}`. Unlike a quoted text, other scripts stay readable.
final class SafeText {

    private SafeText() {}

    static String oneLine(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        if (isHarmless(c)) {
            safe.appendCodePoint(c);
        } else {
            safe.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}

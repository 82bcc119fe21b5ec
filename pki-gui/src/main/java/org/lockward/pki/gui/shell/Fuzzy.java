package org.lockward.pki.gui.shell;

import java.util.Locale;
import java.util.OptionalInt;

/// How well a few typed letters mean a title.
final class Fuzzy {

    private Fuzzy() {}

    /// Small is good: 0 at the beginning of the title, 1 at that of a word, 2 inside of one, 3 and
    /// more when the letters are there in this order, the gaps between them counted. Empty when
    /// they are not.
    static OptionalInt rank(String title, String typed) {
        String text = title.toLowerCase(Locale.ROOT);
        String wanted = typed.toLowerCase(Locale.ROOT);
        if (text.startsWith(wanted)) {
            return OptionalInt.of(0);
        }
        if (text.contains(" " + wanted)) {
            return OptionalInt.of(1);
        }
        return text.contains(wanted) ? OptionalInt.of(2) : scattered(text, wanted);
    }

    private static OptionalInt scattered(String text, String wanted) {
        int at = -1;
        int gaps = 0;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == ' ') {
                continue;
            }
            int next = text.indexOf(wanted.charAt(i), at + 1);
            if (next < 0) {
                return OptionalInt.empty();
            }
            gaps += next - at - 1;
            at = next;
        }
        return OptionalInt.of(3 + gaps);
    }
}

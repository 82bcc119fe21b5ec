package org.lockward.lock.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a script without what makes no difference: blanks, comments, semicolons, the kind of
/// quotes, the case of strings (all of them are commands and options), brackets around a whole
/// condition.
final class LuaText {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<skip>\\s+|--(?!\\[)[^\\n]*|;)"
                        + "|(?<word>[A-Za-z_][A-Za-z0-9_]*|[0-9]+|==|~=|<=|>=|[()\\[\\].,=<>+#-])"
                        + "|\"(?<double>[^\"'\\\\\\n]*)\"|'(?<single>[^\"'\\\\\\n]*)'");

    private LuaText() {}

    /// The tokens with one blank between them; empty if there is something in the text that no
    /// known script has.
    static String canonical(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                return "";
            }
            add(tokens, matcher);
            at = matcher.end();
        }
        return String.join(" ", unbracketed(tokens));
    }

    private static void add(List<String> tokens, Matcher matcher) {
        String word = matcher.group("word");
        String quoted = matcher.group("double");
        String string = quoted == null ? matcher.group("single") : quoted;
        if (word != null) {
            tokens.add(word);
        } else if (string != null) {
            tokens.add('\'' + string.toLowerCase(Locale.ROOT) + '\'');
        }
    }

    /// `if ( … ) then` is `if … then`, if that bracket is the one which ends there.
    private static List<String> unbracketed(List<String> tokens) {
        List<String> plain = new ArrayList<>(tokens);
        for (int i = plain.size() - 2; i >= 0; i--) {
            int end = plain.get(i).equals("if") ? closing(plain, i + 1) : -1;
            if (end > 0 && end + 1 < plain.size() && plain.get(end + 1).equals("then")) {
                plain.remove(end);
                plain.remove(i + 1);
            }
        }
        return plain;
    }

    /// Where the bracket ends that starts there; -1 if none does.
    private static int closing(List<String> tokens, int start) {
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return tokens.get(start).equals("(") ? i : -1;
            }
        }
        return -1;
    }
}

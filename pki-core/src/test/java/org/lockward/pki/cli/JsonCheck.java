package org.lockward.pki.cli;

/// Accepts a text only when it is exactly one JSON value (RFC 8259), with no name twice in an
/// object.
final class JsonCheck {

    private final String text;
    private int at;

    private JsonCheck(String text) {
        this.text = text;
    }

    static boolean isJson(String text) {
        JsonCheck check = new JsonCheck(text);
        return check.value() && check.at == text.length();
    }

    private boolean value() {
        if (at >= text.length()) {
            return false;
        }
        return switch (text.charAt(at)) {
            case '{' -> members('}', true);
            case '[' -> members(']', false);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(char end, boolean named) {
        var names = new java.util.HashSet<String>();
        at++;
        if (next(end)) {
            return true;
        }
        do {
            int start = at;
            if (named && !(string() && names.add(text.substring(start, at)) && next(':'))) {
                return false;
            }
            if (!value()) {
                return false;
            }
        } while (next(','));
        return next(end);
    }

    private boolean next(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean string() {
        if (!next('"')) {
            return false;
        }
        while (at < text.length() && text.charAt(at) >= ' ') {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c == '\\' && !escape()) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (next('u')) {
            int end = at + 4;
            boolean hex = end <= text.length() && text.substring(at, end).matches("[0-9a-fA-F]{4}");
            at = end;
            return hex;
        }
        return at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at++)) >= 0;
    }

    private boolean word(String word) {
        boolean there = text.startsWith(word, at);
        at += word.length();
        return there;
    }

    private boolean number() {
        var matcher =
                java.util.regex.Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
                        .matcher(text)
                        .region(at, text.length());
        boolean there = matcher.lookingAt();
        at = there ? matcher.end() : at;
        return there;
    }
}

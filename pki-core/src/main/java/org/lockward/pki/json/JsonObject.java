package org.lockward.pki.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads one object whose values are strings, whole numbers from 0 and objects of the same kind: as
/// much of JSON as our own records use. Anything else is refused.
public final class JsonObject {

    private static final int MAX_DIGITS = 18;
    private static final int MAX_DEPTH = 4;

    private final String text;
    private int at;

    private JsonObject(String text) {
        this.text = text;
    }

    /// The members in their order: `String`, `Long` or a map.
    ///
    /// @throws IllegalArgumentException with the position where it is not such an object
    public static Map<String, Object> parse(String text) {
        JsonObject reader = new JsonObject(text);
        Map<String, Object> members = reader.object(0);
        if (reader.at != text.length()) {
            throw reader.unexpected("the end");
        }
        return members;
    }

    private Map<String, Object> object(int depth) {
        if (depth > MAX_DEPTH) {
            throw unexpected("fewer objects inside of each other");
        }
        require('{');
        Map<String, Object> members = new LinkedHashMap<>();
        if (!isNext('}')) {
            do {
                String name = string();
                require(':');
                if (members.put(name, value(depth)) != null) {
                    throw unexpected("each name once");
                }
            } while (isNext(','));
            require('}');
        }
        return Collections.unmodifiableMap(members);
    }

    private Object value(int depth) {
        return switch (peek()) {
            case '"' -> string();
            case '{' -> object(depth + 1);
            default -> number();
        };
    }

    private Long number() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        int digits = at - start;
        if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && text.charAt(start) == '0')) {
            throw unexpected("a value");
        }
        return Long.valueOf(text.substring(start, at));
    }

    private String string() {
        require('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            value.append(character());
        }
        at++;
        return value.toString();
    }

    private char character() {
        char c = peek();
        if (c < ' ') {
            throw unexpected("a character of a string");
        }
        at++;
        return c == '\\' ? escaped() : c;
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw unexpected("an escape");
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw unexpected("four hex digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private boolean isNext(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c) {
        if (!isNext(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    /// NUL at the end, which no JSON text has.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException("character " + (at + 1) + " is not " + expected);
    }
}

package org.lockward.lock.resource;

import java.util.HashSet;
import java.util.Set;

/// The grammar of resource names. All throw [IllegalArgumentException] in words for people.
final class Spelling {

    private static final int MAX_DIGITS = 10;

    private Spelling() {}

    static void requireLength(String text) {
        if (text.isEmpty() || text.length() > ResourceName.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a resource name has 1 to 255 characters, this one " + text.length());
        }
    }

    /// A name in the plain sense, at these places of the text.
    static void requireWord(String text, int from, int to) {
        if (from >= to) {
            throw new IllegalArgumentException(
                    "character %d of a resource name should be a letter or digit, a name begins there"
                            .formatted(from + 1));
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!letterOrDigit(c) && (i == from || "_:@-".indexOf(c) < 0)) {
                throw bad(text, i, "_ : @ -, a letter or digit first");
            }
        }
    }

    /// The number in `…[N]`.
    static int requireCount(String text) {
        int open = text.lastIndexOf('[');
        if (open < 0 || !text.endsWith("]")) {
            throw new IllegalArgumentException(
                    "a resource name that begins like this ends in [N], a number in brackets");
        }
        String digits = text.substring(open + 1, text.length() - 1);
        boolean plain =
                !digits.isEmpty() && digits.length() <= MAX_DIGITS && digits.charAt(0) != '0';
        long count =
                plain && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        ? Long.parseLong(digits)
                        : 0;
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the number in brackets is 1 to 2147483647 without leading zeros");
        }
        return (int) count;
    }

    static void requireElements(String text) {
        Set<String> seen = new HashSet<>();
        int from = 0;
        while (from <= text.length()) {
            int dot = text.indexOf('.', from);
            int to = dot < 0 ? text.length() : dot;
            requireWord(text, from, to);
            if (!seen.add(text.substring(from, to))) {
                throw new IllegalArgumentException(
                        "the element " + text.substring(from, to) + " is there twice");
            }
            from = to + 1;
        }
        if (seen.size() < 2) {
            throw new IllegalArgumentException("a set has two elements or more");
        }
    }

    static void requirePath(String text) {
        if (text.charAt(0) != '/') {
            throw new IllegalArgumentException("a path begins with a slash");
        }
        int from = 1;
        while (from <= text.length()) {
            int slash = text.indexOf('/', from);
            int to = slash < 0 ? text.length() : slash;
            requireStep(text, from, to);
            from = to + 1;
        }
    }

    private static void requireStep(String text, int from, int to) {
        boolean dots = to - from <= 2 && text.startsWith("..".substring(0, to - from), from);
        if (dots) {
            throw new IllegalArgumentException(
                    "between and after the slashes of a path stands a name, not '"
                            + text.substring(from, to)
                            + "'");
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!letterOrDigit(c) && "_:@.-".indexOf(c) < 0) {
                throw bad(text, i, "_ : @ . - in a path");
            }
        }
    }

    private static IllegalArgumentException bad(String text, int at, String allowed) {
        return new IllegalArgumentException(
                "character %d of a resource name is U+%04X; it may be A-Z a-z 0-9 %s"
                        .formatted(at + 1, (int) text.charAt(at), allowed));
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}

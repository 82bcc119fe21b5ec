package org.lockward.lock.access;

/// A pattern of text: `*` stands for any characters, none too, and `?` for any one. All of the text
/// has to match.
///
/// Matching costs at most the product of both lengths, whatever the pattern.
///
/// @param pattern 1 to 255 printable ASCII characters without spaces
record Glob(String pattern) {

    static final int MAX_LENGTH = 255;

    Glob {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a pattern has 1 to "
                            + MAX_LENGTH
                            + " characters, this one "
                            + pattern.length());
        }
        if (!pattern.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a pattern is printable ASCII");
        }
    }

    boolean matches(String text) {
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && matches(pattern.charAt(p), text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // The last star takes one character more.
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean matches(char wanted, char found) {
        return wanted == '?' || wanted == found;
    }

    @Override
    public String toString() {
        return pattern;
    }
}

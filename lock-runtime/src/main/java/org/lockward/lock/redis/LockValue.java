package org.lockward.lock.redis;

/// What a holder wrote into its key, and proves by saying it again that the lock is its own. A
/// secret of the holder, so it is not printed.
///
/// @param text 1 to 255 printable characters; bytes that are no UTF-8 are refused, as two of them
///   could be taken for the same
public record LockValue(String text) {

    private static final int MAX_LENGTH = 255;
    private static final char REPLACEMENT = '\uFFFD';

    public LockValue {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a lock's value has 1 to "
                            + MAX_LENGTH
                            + " characters, this one "
                            + text.length());
        }
        requirePrintable("a lock's value", text);
    }

    static void requirePrintable(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == REPLACEMENT) {
                throw new IllegalArgumentException(
                        what + " is printable UTF-8; character " + (i + 1) + " is not");
            }
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}

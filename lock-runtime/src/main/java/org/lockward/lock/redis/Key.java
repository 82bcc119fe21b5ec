package org.lockward.lock.redis;

/// The name of a lock of the Redis idioms. Wider than the names of `LOCK`, because client libraries
/// make keys of whatever their users give them.
///
/// @param text 1 to 255 printable characters, blanks among them
public record Key(String text) implements Comparable<Key> {

    private static final int MAX_LENGTH = 255;

    public Key {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a key has 1 to " + MAX_LENGTH + " characters, this one " + text.length());
        }
        LockValue.requirePrintable("a key", text);
    }

    /// By its text: so a table of keys stays fast whatever names somebody chooses.
    @Override
    public int compareTo(Key other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.lockward.lock.wire;

import java.util.Arrays;

/// Bytes that grow as they are written, and can be written again from the start.
final class ByteSink {

    private static final int MAX_KEPT = 4 * 1024;

    private final int capacity;
    private byte[] bytes;
    private int length;

    ByteSink(int capacity) {
        this.capacity = capacity;
        bytes = new byte[capacity];
    }

    /// One character below 128.
    ByteSink ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /// Text whose characters are all below 128.
    ByteSink ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    ByteSink bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /// The decimal digits of a number.
    ByteSink number(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        int digits = digits(value);
        room(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    ByteSink crlf() {
        return ascii('\r').ascii('\n');
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// Forgets the bytes; a buffer that one large reply has grown is let go.
    void clear() {
        length = 0;
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[capacity];
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

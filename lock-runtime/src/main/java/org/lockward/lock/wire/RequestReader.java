package org.lockward.lock.wire;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads requests as [RequestDecoder] does, and gives the same; the most frequent ones it reads
/// straight from the bytes: `LOCK name`, `LOCK name NOWAIT`, `UNLOCK name token`, in capitals.
/// Whatever looks different in any byte is left to the decoder. Names that it has seen lately are
/// not made again. For one thread.
public final class RequestReader {

    private static final byte[] LOCK = ascii("*2\r\n$4\r\nLOCK\r\n$");
    private static final byte[] LOCK_NOWAIT = ascii("*3\r\n$4\r\nLOCK\r\n$");
    private static final byte[] UNLOCK = ascii("*3\r\n$6\r\nUNLOCK\r\n$");
    private static final byte[] NOWAIT = ascii("$6\r\nNOWAIT\r\n");
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    /// Below 2^63 whatever the digits are.
    private static final int MAX_DIGITS = 18;

    private static final int NAMES = 1024;

    private final @Nullable ResourceName[] names = new @Nullable ResourceName[NAMES];
    private int at;

    /// Takes the next whole request from the buffer; if it is not whole, takes nothing.
    ///
    /// @throws ProtocolException if what stands there can never become a request
    public Optional<Request> next(ByteBuffer in) {
        at = in.position();
        Request frequent = frequent(in);
        if (frequent == null) {
            return RequestDecoder.next(in);
        }
        in.position(at);
        return Optional.of(frequent);
    }

    private @Nullable Request frequent(ByteBuffer in) {
        // The shortest of them is longer; *2 or *3 tells a LOCK from the rest.
        if (in.remaining() < UNLOCK.length) {
            return null;
        }
        if (in.get(at + 1) == '2') {
            return passes(in, LOCK) ? lock(name(in), Optional.empty()) : null;
        }
        if (in.get(at + 5) == '6') {
            return passes(in, UNLOCK) ? unlock(in) : null;
        }
        if (!passes(in, LOCK_NOWAIT)) {
            return null;
        }
        ResourceName name = name(in);
        return name != null && passes(in, NOWAIT) ? lock(name, AT_ONCE) : null;
    }

    private static @Nullable Request lock(
            @Nullable ResourceName name, Optional<Duration> patience) {
        return name == null
                ? null
                : new Request.Lock(name, LockMode.EX, patience, OptionalLong.empty());
    }

    private @Nullable Request unlock(ByteBuffer in) {
        ResourceName name = name(in);
        if (name == null || at >= in.limit() || in.get(at) != '$') {
            return null;
        }
        at++;
        int digits = (int) number(in, 2);
        if (digits < 1 || digits > MAX_DIGITS) {
            return null;
        }
        int start = at;
        long token = number(in, digits);
        return token >= 0 && at == start + digits + 2 ? new Request.Unlock(name, token) : null;
    }

    private boolean passes(ByteBuffer in, byte[] expected) {
        if (in.limit() - at < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (in.get(at + i) != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /// Digits and CR LF; -1 if something else stands there, or it is not whole.
    private long number(ByteBuffer in, int most) {
        long value = 0;
        int end = Math.min(in.limit() - 1, at + most + 1);
        for (int i = at; i < end; i++) {
            byte b = in.get(i);
            if (b == '\r' && i > at && in.get(i + 1) == '\n') {
                at = i + 2;
                return value;
            }
            if (b < '0' || b > '9') {
                return -1;
            }
            value = value * 10 + (b - '0');
        }
        return -1;
    }

    /// Length and text of a name that has nothing special; null if it is not that.
    private @Nullable ResourceName name(ByteBuffer in) {
        int length = (int) number(in, 3);
        int end = at + length;
        if (length < 1
                || length > ResourceName.MAX_LENGTH
                || in.limit() - at < length + 2
                || in.get(end) != '\r'
                || in.get(end + 1) != '\n') {
            return null;
        }
        int hash = length;
        for (int i = at; i < end; i++) {
            hash = hash * 31 + in.get(i);
        }
        int slot = (hash ^ (hash >>> 15)) & (NAMES - 1);
        ResourceName known = names[slot];
        ResourceName name =
                known != null && is(known.text(), in, length) ? known : made(in, length);
        names[slot] = name;
        at = end + 2;
        return name;
    }

    private boolean is(String text, ByteBuffer in, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != in.get(at + i)) {
                return false;
            }
        }
        return true;
    }

    /// Null if it is no name: the decoder then says why.
    private @Nullable ResourceName made(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        try {
            return ResourceName.parse(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package org.lockward.lock.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bytes to requests: a RESP array of bulk strings, its counts and lengths checked before anything
/// is allocated. Has no state: a request that is not whole yet is read again when more has come.
public final class RequestDecoder {

    /// Most arguments of a request, the command included.
    public static final int MAX_ARGUMENTS = 32;

    /// Longest argument, in bytes.
    public static final int MAX_ARGUMENT = 4 * 1024;

    /// Longest request, in bytes.
    public static final int MAX_REQUEST = 64 * 1024;

    /// Longest line with a count or a length: its type, five digits, CR LF.
    private static final int MAX_LINE = 8;

    private RequestDecoder() {}

    /// Takes the next whole request from the buffer; if it is not whole, takes nothing.
    ///
    /// @throws ProtocolException if what stands there can never become a request
    public static Optional<Request> next(ByteBuffer in) {
        int start = in.position();
        Optional<List<String>> arguments = arguments(in);
        while (arguments.isPresent() && arguments.get().isEmpty()) {
            start = in.position();
            arguments = arguments(in);
        }
        if (arguments.isEmpty()) {
            in.position(start);
        }
        return arguments.map(RequestParser::parse);
    }

    private static Optional<List<String>> arguments(ByteBuffer in) {
        int start = in.position();
        int count = header(in, '*', MAX_ARGUMENTS);
        if (count < 0) {
            return Optional.empty();
        }
        List<String> arguments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = header(in, '$', MAX_ARGUMENT);
            if (length < 0) {
                return Optional.empty();
            }
            if (in.position() - start + length > MAX_REQUEST) {
                throw new ProtocolException("a request has at most " + MAX_REQUEST + " bytes");
            }
            if (in.remaining() < length + 2) {
                return Optional.empty();
            }
            arguments.add(bulk(in, length));
        }
        return Optional.of(arguments);
    }

    private static String bulk(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        if (in.get() != '\r' || in.get() != '\n') {
            throw new ProtocolException("an argument of " + length + " bytes goes on after them");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The number of a line `*n` or `$n`; -1 if the line is not whole.
    private static int header(ByteBuffer in, char type, int max) {
        int start = in.position();
        int end = Math.min(in.limit(), start + MAX_LINE);
        if (start < end && in.get(start) != type) {
            throw new ProtocolException(notThe(type, in.get(start)));
        }
        int value = 0;
        for (int i = start + 1; i < end; i++) {
            byte b = in.get(i);
            if (b >= '0' && b <= '9') {
                value = value * 10 + (b - '0');
            } else if (b == '\r' && i > start + 1) {
                return i + 1 < in.limit() ? ended(in, i + 1, checked(type, value, max)) : -1;
            } else {
                throw new ProtocolException("'" + type + "' is followed by a number and CR LF");
            }
            checked(type, value, max);
        }
        if (end == start + MAX_LINE) {
            throw new ProtocolException("a number after '" + type + "' has too many digits");
        }
        return -1;
    }

    private static int ended(ByteBuffer in, int newline, int value) {
        if (in.get(newline) != '\n') {
            throw new ProtocolException("CR is followed by LF");
        }
        in.position(newline + 1);
        return value;
    }

    private static int checked(char type, int value, int max) {
        if (value > max) {
            throw new ProtocolException(
                    type == '*'
                            ? "a request has at most " + max + " arguments"
                            : "an argument has at most " + max + " bytes");
        }
        return value;
    }

    private static String notThe(char type, byte found) {
        return switch (found) {
            case 0x16 -> "this looks like TLS, but here plain RESP is spoken";
            case '<' -> "this looks like FLoM's protocol, but here RESP is spoken";
            default ->
                    type == '*'
                            ? "a request is a RESP array; inline commands are off"
                            : "an argument is a RESP bulk string";
        };
    }
}

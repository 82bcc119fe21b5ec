package org.lockward.lock.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replies from a stream, for clients: what a daemon sends is bounded before it is allocated. One
/// thread reads.
public final class ReplyReader {

    /// Longest line, in bytes.
    private static final int MAX_LINE = 4 * 1024;

    /// Longest text, in bytes.
    private static final int MAX_TEXT = 1024 * 1024;

    /// Most values in one reply, at all depths together.
    private static final int MAX_VALUES = 200_000;

    /// Deepest nesting.
    private static final int MAX_DEPTH = 8;

    private static final String CUT = "the daemon closed the connection within a reply";

    private final InputStream in;
    private int values;

    /// Reads from a stream that is best buffered.
    public ReplyReader(InputStream in) {
        this.in = in;
    }

    /// The next reply; blocks until it is whole.
    ///
    /// @throws EOFException if the stream ends before or in it
    /// @throws ProtocolException if it is no reply, or over a bound
    public Reply read() throws IOException {
        values = 0;
        return read(0);
    }

    private Reply read(int depth) throws IOException {
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            throw new ProtocolException("a reply is deeper or longer than any that a daemon sends");
        }
        int type = in.read();
        if (type < 0) {
            throw new EOFException("the daemon closed the connection");
        }
        String line = line();
        return switch (type) {
            case '+' -> new Reply.Status(line);
            case '-' -> failure(line);
            case ':' -> new Reply.Int(number(line));
            case '$' -> text(number(line));
            case '_' -> new Reply.Null();
            case '*' -> line.equals("-1") ? new Reply.Null() : new Reply.Array(list(line, depth));
            case '>' -> new Reply.Push(list(line, depth));
            case '%' -> fields(line, depth);
            default -> throw new ProtocolException("byte " + type + " starts no reply");
        };
    }

    private static Reply failure(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new Reply.Failure(line, "")
                : new Reply.Failure(line.substring(0, space), line.substring(space + 1));
    }

    private Reply text(long length) throws IOException {
        if (length == -1) {
            return new Reply.Null();
        }
        byte[] bytes = in.readNBytes((int) bounded(length, MAX_TEXT));
        if (bytes.length < length) {
            throw new EOFException(CUT);
        }
        expect('\r');
        expect('\n');
        return new Reply.Text(new String(bytes, StandardCharsets.UTF_8));
    }

    private List<Reply> list(String line, int depth) throws IOException {
        long size = bounded(number(line), MAX_VALUES);
        List<Reply> items = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            items.add(read(depth + 1));
        }
        return items;
    }

    private Reply fields(String line, int depth) throws IOException {
        long size = bounded(number(line), MAX_VALUES);
        Map<String, Reply> fields = new LinkedHashMap<>();
        for (long i = 0; i < size; i++) {
            Reply name = read(depth + 1);
            Reply value = read(depth + 1);
            if (!(name instanceof Reply.Text(String text)) || fields.put(text, value) != null) {
                throw new ProtocolException("a name in a map is a text that stands there once");
            }
        }
        return new Reply.Fields(fields);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\r'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(CUT);
            }
            if (line.length() == MAX_LINE) {
                throw new ProtocolException("a line of a reply has at most " + MAX_LINE + " bytes");
            }
            line.append((char) b);
        }
        expect('\n');
        return line.toString();
    }

    private void expect(char wanted) throws IOException {
        int found = in.read();
        if (found < 0) {
            throw new EOFException(CUT);
        }
        if (found != wanted) {
            throw new ProtocolException("a line or text of a reply ends with CR LF");
        }
    }

    private static long bounded(long value, int max) {
        if (value < 0 || value > max) {
            throw new ProtocolException("a length of " + value + " is not within 0 to " + max);
        }
        return value;
    }

    private static long number(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new ProtocolException("a number is expected in a reply");
        }
    }
}

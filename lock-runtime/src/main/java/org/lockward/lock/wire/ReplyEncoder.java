package org.lockward.lock.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Replies to bytes, many into one buffer that is used again. For one thread.
public final class ReplyEncoder {

    private final ByteSink out = new ByteSink(256);

    /// Appends one reply in the protocol version of its peer, 2 or 3.
    ///
    /// @throws IllegalArgumentException for a push in version 2, which has none
    public void append(Reply reply, int protocol) {
        switch (reply) {
            case Reply.Grant grant -> grant(grant, protocol);
            case Reply.Status(String text) -> out.ascii('+').ascii(line(text)).crlf();
            case Reply.Failure(String word, String message) ->
                    out.ascii('-').ascii(word).ascii(' ').ascii(line(message)).crlf();
            case Reply.Int(long value) -> out.ascii(':').number(value).crlf();
            case Reply.Text(String value) -> text(value);
            case Reply.Null() -> out.ascii(protocol == 3 ? "_\r\n" : "$-1\r\n");
            case Reply.Array(List<Reply> items) -> list('*', items, protocol);
            case Reply.Fields(Map<String, Reply> values) -> fields(values, protocol);
            case Reply.Push(List<Reply> items) -> push(items, protocol);
        }
    }

    /// Whether nothing was appended since the last [#clear].
    public boolean isEmpty() {
        return out.length() == 0;
    }

    /// The bytes, of which the first [#length] count; good until the next call.
    public byte[] array() {
        return out.array();
    }

    /// How many bytes were appended.
    public int length() {
        return out.length();
    }

    /// Starts anew.
    public void clear() {
        out.clear();
    }

    private void grant(Reply.Grant grant, int protocol) {
        int fields =
                2
                        + (grant.element().isPresent() ? 1 : 0)
                        + (grant.quantity() == 1 ? 0 : 1)
                        + (grant.receipt().isPresent() ? 1 : 0);
        count('%', fields, protocol);
        out.ascii("$5\r\ntoken\r\n:").number(grant.token());
        out.ascii("\r\n$4\r\nmode\r\n$2\r\n").ascii(grant.mode().name()).crlf();
        if (grant.element().isPresent()) {
            out.ascii("$7\r\nelement\r\n");
            text(grant.element().get());
        }
        if (grant.quantity() != 1) {
            out.ascii("$8\r\nquantity\r\n:").number(grant.quantity()).crlf();
        }
        if (grant.receipt().isPresent()) {
            out.ascii("$7\r\nreceipt\r\n");
            text(grant.receipt().get().hex());
        }
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.ascii('$').number(bytes.length).crlf().bytes(bytes).crlf();
    }

    private void fields(Map<String, Reply> values, int protocol) {
        count('%', values.size(), protocol);
        values.forEach((name, value) -> {
            text(name);
            append(value, protocol);
        });
    }

    private void push(List<Reply> items, int protocol) {
        if (protocol != 3) {
            throw new IllegalArgumentException("RESP2 has no push");
        }
        list('>', items, protocol);
    }

    private void list(char type, List<Reply> items, int protocol) {
        out.ascii(type).number(items.size()).crlf();
        items.forEach(item -> append(item, protocol));
    }

    /// The head of a map, which in RESP2 is a list of twice the length.
    private void count(char type, int size, int protocol) {
        out.ascii(protocol == 3 ? type : '*').number(protocol == 3 ? size : 2L * size).crlf();
    }

    /// One line of printable ASCII: nothing in it can end the line early.
    private static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return text.replaceAll("[^ -~]", "?");
            }
        }
        return text;
    }
}

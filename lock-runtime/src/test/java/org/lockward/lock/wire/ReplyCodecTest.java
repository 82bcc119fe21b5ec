package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.resource.LockMode;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replies to bytes and back, byte for byte as the specification shows them.
class ReplyCodecTest {

    /// A reply and its bytes in both versions.
    record Row(Reply reply, String resp3, String resp2) {}

    private static String encode(Reply reply, int protocol) {
        ReplyEncoder encoder = new ReplyEncoder();
        encoder.append(reply, protocol);
        return new String(encoder.array(), 0, encoder.length(), StandardCharsets.UTF_8);
    }

    private static Reply decode(String bytes) throws IOException {
        return new ReplyReader(
                        new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                .read();
    }

    static List<Row> rows() {
        Map<String, Reply> fields = new LinkedHashMap<>();
        fields.put("b", new Reply.Int(-1));
        fields.put("a", new Reply.Null());
        return List.of(
                new Row(Reply.Status.OK, "+OK\r\n", "+OK\r\n"),
                new Row(
                        new Reply.Failure(ErrorWord.BUSY, "a is held"),
                        "-BUSY a is held\r\n",
                        "-BUSY a is held\r\n"),
                new Row(
                        new Reply.Int(Long.MAX_VALUE),
                        ":9223372036854775807\r\n",
                        ":9223372036854775807\r\n"),
                new Row(new Reply.Text("é"), "$2\r\né\r\n", "$2\r\né\r\n"),
                new Row(new Reply.Null(), "_\r\n", "$-1\r\n"),
                new Row(
                        new Reply.Array(List.of(new Reply.Int(0), Reply.Status.PONG)),
                        "*2\r\n:0\r\n+PONG\r\n",
                        "*2\r\n:0\r\n+PONG\r\n"),
                new Row(
                        new Reply.Fields(fields),
                        "%2\r\n$1\r\nb\r\n:-1\r\n$1\r\na\r\n_\r\n",
                        "*4\r\n$1\r\nb\r\n:-1\r\n$1\r\na\r\n$-1\r\n"),
                new Row(
                        new Reply.Grant(1_099_511_627_777L, LockMode.EX),
                        "%2\r\n$5\r\ntoken\r\n:1099511627777\r\n$4\r\nmode\r\n$2\r\nEX\r\n",
                        "*4\r\n$5\r\ntoken\r\n:1099511627777\r\n$4\r\nmode\r\n$2\r\nEX\r\n"),
                new Row(
                        new Reply.Grant(7, LockMode.EX, Optional.of("b"), 1),
                        lines("%3 $5 token :7 $4 mode $2 EX $7 element $1 b "),
                        lines("*6 $5 token :7 $4 mode $2 EX $7 element $1 b ")),
                new Row(
                        new Reply.Grant(7, LockMode.EX, Optional.empty(), Integer.MAX_VALUE),
                        lines("%3 $5 token :7 $4 mode $2 EX $8 quantity :2147483647 "),
                        lines("*6 $5 token :7 $4 mode $2 EX $8 quantity :2147483647 ")));
    }

    /// Each word on a line of its own.
    private static String lines(String words) {
        return words.replace(" ", "\r\n");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_reply_has_these_bytes(Row row) {
        assertEquals(row.resp3(), encode(row.reply(), 3));
        assertEquals(row.resp2(), encode(row.reply(), 2));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_client_reads_what_a_daemon_wrote(Row row) throws IOException {
        Reply read =
                new ReplyReader(
                                new ByteArrayInputStream(
                                        row.resp3().getBytes(StandardCharsets.UTF_8)))
                        .read();
        assertEquals(row.reply(), Reply.Grant.in(read).<Reply>map(g -> g).orElse(read));
    }

    @Test
    void a_grant_of_more_units_than_there_can_be_is_none() throws IOException {
        String head = lines("%3 $5 token :7 $4 mode $2 EX $8 quantity ");
        assertTrue(Reply.Grant.in(decode(head + ":2\r\n")).isPresent());
        assertEquals(Optional.empty(), Reply.Grant.in(decode(head + ":2147483648\r\n")));
    }

    @Test
    void a_push_has_these_bytes_and_goes_to_resp3_only() throws IOException {
        Reply push = new Reply.Push(List.of(new Reply.Text("granted"), new Reply.Int(7)));
        assertEquals(">2\r\n$7\r\ngranted\r\n:7\r\n", encode(push, 3));
        assertEquals(push, decode(encode(push, 3)));
        assertThrows(IllegalArgumentException.class, () -> encode(push, 2));
    }

    @Test
    void an_error_stays_on_its_line() {
        assertEquals(
                "-ERR a??+OK ?\r\n", encode(new Reply.Failure(ErrorWord.ERR, "a\r\n+OK é"), 3));
    }

    @Test
    void many_replies_are_appended_and_a_large_buffer_is_let_go() {
        ReplyEncoder encoder = new ReplyEncoder();
        for (int i = 0; i < 10_000; i++) {
            encoder.append(new Reply.Text("x".repeat(100)), 3);
        }
        assertEquals(10_000 * 108, encoder.length());
        encoder.clear();
        assertEquals(256, encoder.array().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?\r\n",
                ":\r\n",
                ":1x\r\n",
                "$1048577\r\n",
                "$-2\r\n",
                "*200001\r\n",
                "*-2\r\n",
                "%1\r\n:1\r\n:1\r\n",
                "%2\r\n$1\r\na\r\n:1\r\n$1\r\na\r\n:1\r\n",
                "+OK\rx",
                "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n",
            })
    void a_reply_that_no_daemon_sends_is_refused(String bytes) {
        assertThrows(ProtocolException.class, () -> decode(bytes));
    }

    @Test
    void a_reply_that_ends_early_is_an_end_of_stream_at_every_offset() {
        String whole = "%1\r\n$1\r\na\r\n*2\r\n:1\r\n+OK\r\n";
        for (int length = 0; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThrows(EOFException.class, () -> decode(part), "after " + length);
        }
    }

    @Test
    void a_line_without_end_is_refused() {
        assertThrows(ProtocolException.class, () -> decode("+" + "x".repeat(5_000)));
    }

    @Test
    void an_error_is_its_word_and_its_message() throws IOException {
        assertEquals(new Reply.Failure("ERR", ""), decode("-ERR\r\n"));
        assertEquals(new Reply.Failure("X", "a b"), decode("-X a b\r\n"));
        assertEquals(Optional.empty(), Reply.Grant.in(decode("+OK\r\n")));
    }
}

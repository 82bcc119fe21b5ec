package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bytes that peers send, good and bad.
class RequestDecoderTest {

    private static final String LOCK = "*4\r\n$4\r\nLOCK\r\n$1\r\na\r\n$4\r\nWAIT\r\n$2\r\n50\r\n";

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String refusal(String text) {
        ByteBuffer in = bytes(text);
        return String.valueOf(
                assertThrows(ProtocolException.class, () -> RequestDecoder.next(in)).getMessage());
    }

    @Test
    void a_request_is_taken_only_when_it_is_whole_at_every_offset() {
        for (int length = 0; length < LOCK.length(); length++) {
            ByteBuffer part = bytes(LOCK.substring(0, length));
            assertEquals(Optional.empty(), RequestDecoder.next(part), "after " + length);
            assertEquals(0, part.position(), "taken after " + length);
        }
        assertEquals(Request.Lock.class, first(LOCK).getClass());
    }

    @Test
    void requests_in_one_packet_are_taken_one_by_one() {
        ByteBuffer in = bytes(LOCK + "*1\r\n$4\r\nPING\r\n" + "*1\r\n");
        assertEquals(Request.Lock.class, RequestDecoder.next(in).orElseThrow().getClass());
        assertEquals(new Request.Ping(Optional.empty()), RequestDecoder.next(in).orElseThrow());
        assertEquals(Optional.empty(), RequestDecoder.next(in));
        assertEquals(4, in.remaining());
    }

    @Test
    void an_empty_array_is_passed_over() {
        assertEquals(new Request.Quit(), first("*0\r\n*0\r\n*1\r\n$4\r\nQUIT\r\n"));
        assertEquals(Optional.empty(), RequestDecoder.next(bytes("*0\r\n")));
    }

    @Test
    void a_bulk_may_hold_any_bytes() {
        assertEquals(
                new Request.Ping(Optional.of("\r\n*1\r\n\0")),
                first("*2\r\n$4\r\nping\r\n$7\r\n\r\n*1\r\n\0\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'PING\r\n', a request is a RESP array; inline commands are off",
        "'\u0016\u0003\u0001', 'this looks like TLS, but here plain RESP is spoken'",
        "'<?xml', 'this looks like FLoM''s protocol, but here RESP is spoken'",
        "'*33\r\n', a request has at most 32 arguments",
        "'*2147483647\r\n', a request has at most 32 arguments",
        "'*99999999999999999999\r\n', a request has at most 32 arguments",
        "'*-1\r\n', '''*'' is followed by a number and CR LF'",
        "'*\r\n', '''*'' is followed by a number and CR LF'",
        "'*1 \r\n', '''*'' is followed by a number and CR LF'",
        "'*0000001', a number after '*' has too many digits",
        "'*1\r\r', CR is followed by LF",
        "'*1\r\n+OK\r\n', an argument is a RESP bulk string",
        "'*1\r\n*1\r\n', an argument is a RESP bulk string",
        "'*1\r\n$4097\r\n', an argument has at most 4096 bytes",
        "'*1\r\n$2147483648\r\n', an argument has at most 4096 bytes",
        "'*1\r\n$-1\r\n', '''$'' is followed by a number and CR LF'",
        "'*1\r\n$1\r\nab\r\n', an argument of 1 bytes goes on after them",
    })
    void what_cannot_become_a_request_is_refused(String sent, String said) {
        assertEquals(said, refusal(sent));
    }

    @Test
    void a_request_over_64_kB_is_refused_before_it_has_come() {
        String big = "$4096\r\n" + "x".repeat(4096) + "\r\n";
        assertEquals(
                "a request has at most 65536 bytes",
                refusal("*32\r\n" + big.repeat(15) + "$4096\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(ints = {0x00, 0x0d, 0x0a, 0x24, 0x7f, 0x80, 0xff})
    void a_first_byte_that_is_not_a_star_is_refused(int first) {
        assertThrows(
                ProtocolException.class,
                () -> RequestDecoder.next(ByteBuffer.wrap(new byte[] {(byte) first})));
    }

    @Test
    void a_bit_flipped_anywhere_gives_a_request_or_an_error_or_waits_for_more() {
        byte[] good = LOCK.getBytes(StandardCharsets.ISO_8859_1);
        List<String> unexpected = new ArrayList<>();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                var _ = RequestDecoder.next(ByteBuffer.wrap(flipped));
            } catch (RuntimeException e) {
                if (!(e instanceof ProtocolException)) {
                    unexpected.add("bit " + bit + ": " + e);
                }
            }
        }
        assertEquals(List.of(), unexpected);
    }

    private static Request first(String text) {
        return RequestDecoder.next(bytes(text)).orElseThrow();
    }
}

package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The reader gives what the decoder gives, whatever the bytes are.
class RequestReaderTest {

    private static final List<String> REQUESTS =
            List.of(
                    "LOCK a",
                    "LOCK b NOWAIT",
                    "LOCK pool[3]",
                    "LOCK /a/b NOWAIT",
                    "LOCK c MODE",
                    "LOCK d nowait",
                    "lock e",
                    "LOCK é",
                    "UNLOCK a 7",
                    "UNLOCK a 9223372036854775807",
                    "UNLOCK a 9223372036854775808",
                    "UNLOCK a x",
                    "UNLOCK a 1099511627777 ROLLBACK",
                    "PING",
                    "LOCK " + "n".repeat(255),
                    "LOCK " + "n".repeat(256));

    private final RequestReader reader = new RequestReader();

    private static byte[] bytes(String request) {
        String[] words = request.split(" ", -1);
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            text.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What came of the bytes, request by request, and where it ended.
    private static String outcome(java.util.function.Function<ByteBuffer, ?> next, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Object> all = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                all.add(next.apply(in));
            }
        } catch (ProtocolException e) {
            all.add(e.getMessage());
        }
        return all + " at " + in.position();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void bytes_that_were_changed_anywhere_mean_the_same_to_both(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = bytes(REQUESTS.get(random.nextInt(REQUESTS.size())));
            for (int change = random.nextInt(3); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) "0129\r\n$*aZ\u007f".charAt(random.nextInt(11));
            }
            assertEquals(outcome(RequestDecoder::next, bytes), outcome(reader::next, bytes));
        }
    }

    @Test
    void a_request_that_is_cut_off_anywhere_is_not_taken() {
        for (String request : REQUESTS) {
            byte[] whole = bytes(request);
            for (int length = 0; length <= whole.length; length++) {
                byte[] part = java.util.Arrays.copyOf(whole, length);
                assertEquals(outcome(RequestDecoder::next, part), outcome(reader::next, part));
            }
        }
    }

    @Test
    void several_requests_come_one_after_the_other() {
        String many = "";
        for (String request : List.of("LOCK a NOWAIT", "UNLOCK a 12", "PING", "LOCK b")) {
            many += new String(bytes(request), StandardCharsets.UTF_8);
        }
        byte[] all = many.getBytes(StandardCharsets.UTF_8);
        assertEquals(outcome(RequestDecoder::next, all), outcome(reader::next, all));
    }

    @Test
    void a_name_that_comes_again_is_not_made_again() {
        var first = (Request.Lock) reader.next(ByteBuffer.wrap(bytes("LOCK twice"))).orElseThrow();
        var second = (Request.Lock) reader.next(ByteBuffer.wrap(bytes("LOCK twice"))).orElseThrow();
        assertSame(first.name(), second.name());
    }
}

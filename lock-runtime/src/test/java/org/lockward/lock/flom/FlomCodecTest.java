package org.lockward.lock.flom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.wire.ProtocolException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The bytes of FLoM 1.7.2, as they were seen between its command and its daemon.
class FlomCodecTest {

    private static final String ID = "3d1219c7c4c5404aaa1f6d2a48adfda4";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>";
    private static final String SESSION = "<session peerid=\"" + ID + "\"/>";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(
                        lock("R1", Optional.of(LockMode.EX), OptionalInt.empty()),
                        msg(
                                "1",
                                "8",
                                SESSION
                                        + "<resource name=\"UjE=\" mode=\"5\" wait=\"1\""
                                        + " create=\"1\" lifespan=\"0\"/>")),
                Arguments.of(
                        lock("num[10]", Optional.empty(), OptionalInt.of(3)),
                        msg(
                                "1",
                                "8",
                                SESSION
                                        + "<resource name=\"bnVtWzEwXQ==\" wait=\"1\""
                                        + " quantity=\"3\" create=\"1\" lifespan=\"0\"/>")),
                Arguments.of(
                        lock("a.b.c", Optional.empty(), OptionalInt.empty()),
                        msg(
                                "1",
                                "8",
                                SESSION
                                        + "<resource name=\"YS5iLmM=\" wait=\"1\" create=\"1\""
                                        + " lifespan=\"0\"/>")),
                Arguments.of(
                        new FlomRequest.Unlock("_S_id[1]", true),
                        msg("2", "8", "<resource name=\"X1NfaWRbMV0=\" rollback=\"1\" />")),
                Arguments.of(
                        new FlomRequest.Shutdown(ID, false),
                        msg("5", "8", SESSION + "<shutdown immediate=\"0\"/>")),
                Arguments.of(new FlomRequest.Discover(), msg("4", "8", "")));
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        new FlomAnswer.First(ID, FlomAnswer.Result.of(FlomAnswer.Rc.BUSY)),
                        msg("1", "16", SESSION + "<answer rc=\"4\"/>")),
                Arguments.of(
                        new FlomAnswer.First(ID, element("20261121150638.92")),
                        msg(
                                "1",
                                "16",
                                SESSION + "<answer rc=\"0\" element=\"20261121150638.92\"/>")),
                Arguments.of(
                        new FlomAnswer.Later(FlomAnswer.Result.granted(Optional.empty(), 42)),
                        msg("1", "24", "<answer rc=\"0\" fence=\"42\"/>")),
                Arguments.of(
                        new FlomAnswer.Later(element("a<b>&\"'c")),
                        msg(
                                "1",
                                "24",
                                "<answer rc=\"0\" element=\"a&lt;b&gt;&amp;&quot;&apos;c\"/>")),
                Arguments.of(
                        new FlomAnswer.Here("", 45839),
                        msg("4", "16", "<network address=\"\" port=\"45839\"/>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void a_request_has_the_bytes_of_the_real_client(FlomRequest request, String bytes) {
        assertEquals(bytes, text(FlomWriter.bytes(request)));
        assertEquals(Optional.of(request), FlomReader.request(buffer(bytes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void an_answer_has_the_bytes_of_the_real_daemon(FlomAnswer answer, String bytes) {
        assertEquals(bytes, text(FlomWriter.bytes(answer)));
        assertEquals(Optional.of(answer), FlomReader.answer(buffer(bytes)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void a_part_of_a_request_is_none_yet_and_nothing_is_taken(FlomRequest whole, String bytes) {
        for (int length = 0; length < bytes.length(); length++) {
            ByteBuffer part = buffer(bytes.substring(0, length));
            assertEquals(Optional.empty(), FlomReader.request(part), whole + " cut at " + length);
            assertEquals(0, part.position());
        }
    }

    @Test
    void requests_in_one_segment_are_taken_one_by_one() {
        ByteBuffer two =
                buffer(
                        text(FlomWriter.bytes(new FlomRequest.Unlock("a", false)))
                                + text(FlomWriter.bytes(new FlomRequest.Discover())));
        assertEquals(Optional.of(new FlomRequest.Unlock("a", false)), FlomReader.request(two));
        assertEquals(Optional.of(new FlomRequest.Discover()), FlomReader.request(two));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<msg step=\"8\" level=\"3\" verb=\"2\"><resource rollback=\"0\""
                        + " name=\"YQ==\"/></msg>",
                "<msg level='3' verb='2' step='8'><resource name='YQ==' rollback='0'/></msg>",
                "<msg level=\"3\" verb=\"2\" step=\"8\" new=\"x\">\r\n"
                        + " <resource name=\"YQ==\" rollback=\"0\" later=\"y\" />\n</msg>",
            })
    void order_quotes_space_and_new_attributes_do_not_matter(String bytes) {
        assertEquals(
                Optional.of(new FlomRequest.Unlock("a", false)), FlomReader.request(buffer(bytes)));
    }

    @Test
    void a_request_has_at_most_511_bytes() {
        String start = "<msg level=\"3\" verb=\"4\" step=\"8\"";
        String end = "></msg>";
        String space = " ".repeat(FlomReader.MAX_REQUEST - start.length() - end.length());
        assertTrue(FlomReader.request(buffer(start + space + end)).isPresent());
        ByteBuffer longer = buffer(start + space + " " + end);
        var refusal = assertThrows(ProtocolException.class, () -> FlomReader.request(longer));
        assertEquals("a message has at most 511 bytes", refusal.getMessage());
    }

    @Test
    void another_level_is_named() {
        ByteBuffer old = buffer("<msg level=\"2\" verb=\"1\" step=\"8\"><old/></msg>");
        var refusal = assertThrows(ProtocolException.class, () -> FlomReader.request(old));
        assertEquals("level 2 is not spoken, only 3", refusal.getMessage());
    }

    private static FlomRequest lock(String name, Optional<LockMode> mode, OptionalInt quantity) {
        return new FlomRequest.Lock(ID, name, mode, quantity, true, true, 0);
    }

    private static FlomAnswer.Result element(String element) {
        return new FlomAnswer.Result(0, Optional.of(element), OptionalLong.empty());
    }

    private static String msg(String verb, String step, String body) {
        return HEAD
                + ("<msg level=\"3\" verb=\"" + verb + "\" step=\"" + step + "\">")
                + (body + "</msg>");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer buffer(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

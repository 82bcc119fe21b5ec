package org.lockward.lock.flom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.wire.ProtocolException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What is no message, and why.
class FlomRefusalTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hello</msg>|a message of FLoM starts with <",
                "*1|a message of FLoM starts with <",
                "<other></msg>|a message is a <msg>",
                "<></msg>|a name is expected after 1 bytes of a message",
                "<!DOCTYPE a></msg>|a name is expected after 1 bytes of a message",
                "<!-- --></msg>|a name is expected after 1 bytes of a message",
                "<?xml version=\"1.1\"?></msg>|the XML declaration is not that of version 1.0",
                "<?xml version=\"1.0\"></msg>|the XML declaration is not that of version 1.0",
                "<msg></msg>|<msg> has no level",
                "<msg level=3></msg>|the value of an attribute stands in quotes",
                "<msg level=\"3></msg>|the value of an attribute stands in quotes",
                "<msg level></msg>|attribute level has no value",
                "<msg level=\"3\" level=\"3\"></msg>|a tag has an attribute twice, or too many",
                "<msg level=\"3\"verb=\"4\"></msg>|<msg> does not end with >",
                "<msg level=\"&#51;\"></msg>|an entity that nobody knows",
                "<msg level=\"3\u0001\"></msg>|the value of an attribute is not printable ASCII",
                "<msg level=\"3\u00e9\"></msg>|the value of an attribute is not printable ASCII",
                "<msg level=\"3\" step=\"8\"></msg>|<msg> has no verb",
            })
    void bytes_that_are_no_message(String bytes, String why) {
        assertEquals(why, refusal(bytes));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3/8||verb/step 3/8 is not for this side",
                "1/16||verb/step 1/16 is not for this side",
                "4/8|x|a message has more in it than its verb and step have",
                "4/8|<x/>|a message has more in it than its verb and step have",
                "4/8|<![CDATA[x]]>|a message has more in it than its verb and step have",
                "2/8|<resource rollback=\"0\"/>|<resource> has no name",
                "2/8|<resource name=\"YQ==\"/>|<resource> has no rollback",
                "2/8|<resource name=\"YQ==\" rollback=\"2\"/>|rollback in <resource> is not within"
                        + " 0 to 1",
                "2/8|<resource name=\"YQ==\" rollback=\"\"/>|rollback in <resource> is no number",
                "2/8|<resource name=\"YQ==\" rollback=\"00\"/>|rollback in <resource> is no number",
                "2/8|<resource name=\"YQ==\" rollback=\"0\">|<resource> does not end with />",
                "2/8|<resource name=\"YQ\" rollback=\"0\"/>|the name in <resource> is not the"
                        + " base64 of itself",
                "2/8|<resource name=\"YR==\" rollback=\"0\"/>|the name in <resource> is not the"
                        + " base64 of itself",
                "2/8|<resource name=\"Y Q=\" rollback=\"0\"/>|the name in <resource> is no base64",
                "2/8|<session peerid=\"a\"/>|<resource> is expected, not <session>",
                "5/8|<session peerid=\"a\"/><shutdown immediate=\"1\" x=\"y\"/>|<shutdown> has no"
                        + " place for other attributes",
                "5/8|<shutdown immediate=\"1\"/>|<session> is expected, not <shutdown>",
                "1/8|<session peerid=\"a\"/><resource name=\"YQ==\" mode=\"6\" wait=\"1\""
                        + " create=\"1\" lifespan=\"0\"/>|mode in <resource> is not within 0 to 5",
                "1/8|<session peerid=\"a\"/><resource name=\"YQ==\" wait=\"1\" create=\"1\""
                    + " lifespan=\"2147483648\"/>|lifespan in <resource> is not within -2147483648"
                    + " to 2147483647",
                "1/8|<session peerid=\"a\"/><resource name=\"YQ==\" wait=\"1\""
                    + " quantity=\"99999999999999999999\" create=\"1\" lifespan=\"0\"/>|quantity in"
                    + " <resource> is no number",
            })
    void messages_that_are_none_of_ours(String kind, String body, String why) {
        String[] verbStep = kind.split("/", -1);
        String head = "<msg level=\"3\" verb=\"" + verbStep[0] + "\" step=\"" + verbStep[1] + "\">";
        assertEquals(why, refusal(head + (body == null ? "" : body) + "</msg>"));
    }

    private static String refusal(String bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return String.valueOf(
                assertThrows(ProtocolException.class, () -> FlomReader.request(in)).getMessage());
    }
}

package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The requests about the life of a session, and the secrets in them.
class LifeGrammarTest {

    private static final Secret SECRET = new Secret("00112233445566778899aabbccddeeff");
    private static final ResourceName A = ResourceName.parse("a");

    static List<LifeRequest> requests() {
        return List.of(
                new LifeRequest.Release(true),
                new LifeRequest.Release(false),
                new LifeRequest.Attach(7, SECRET),
                new LifeRequest.Reclaim(A, 5, LockMode.PR, SECRET, 1, Optional.empty()),
                new LifeRequest.Reclaim(A, 5, LockMode.EX, SECRET, 3, Optional.of("b")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void what_is_encoded_is_read_again(LifeRequest request) {
        byte[] bytes = RequestEncoder.encode(new Request.Life(request));
        assertEquals(
                Optional.of(new Request.Life(request)),
                RequestDecoder.next(ByteBuffer.wrap(bytes)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SESSION RELEASE          | SESSION: disconnect or lease is missing
                    SESSION RELEASE never    | SESSION: RELEASE is followed by disconnect or lease
                    SESSION ATTACH 1         | SESSION: secret is missing
                    SESSION ATTACH 1 x       | SESSION: a secret or receipt is 32 hex digits, lower case
                    RECLAIM a 0 EX 00112233445566778899aabbccddeeff | RECLAIM: a token and a quantity are at least 1
                    RECLAIM a 1 EX 00112233445566778899aabbccddeeff WAIT 1 | RECLAIM: the options are QUANTITY n and ELEMENT e
                    """)
    void what_makes_no_sense_is_said(String words, String message) {
        assertEquals(
                new Request.Invalid(ErrorWord.ERR, message),
                RequestParser.parse(Arrays.asList(words.split(" ", -1))));
    }

    @Test
    void a_secret_shows_itself_to_nobody() {
        assertFalse(new LifeRequest.Attach(7, SECRET).toString().contains("0011"));
        assertTrue(SECRET.matches(new Secret(SECRET.hex())));
        assertFalse(SECRET.matches(new Secret("ffffffffffffffffffffffffffffffff")));
        assertThrows(IllegalArgumentException.class, () -> new Secret("short"));
    }

    @Test
    void a_receipt_stands_at_the_end_of_a_grant() {
        ReplyEncoder encoder = new ReplyEncoder();
        encoder.append(
                new Reply.Grant(7, LockMode.EX, Optional.empty(), 1, Optional.of(SECRET)), 3);
        String text = new String(encoder.array(), 0, encoder.length(), StandardCharsets.US_ASCII);
        assertTrue(text.startsWith("%3\r\n") && text.endsWith(SECRET.hex() + "\r\n"), text);
    }
}

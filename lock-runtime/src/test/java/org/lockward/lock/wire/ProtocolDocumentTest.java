package org.lockward.lock.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `docs/protocol.md` shows is what is spoken.
class ProtocolDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "protocol.md");

    private static String text() throws IOException {
        return Files.readString(DOCUMENT);
    }

    /// The lines of bytes in its blocks, without what stands before and behind the bytes.
    static List<String> shown() throws IOException {
        return text().lines()
                .map(line -> line.replaceFirst("^RESP[23] +", "").replaceFirst("   .*", ""))
                .filter(line -> line.matches("[%*>].*\\\\r\\\\n"))
                .toList();
    }

    @Test
    void it_shows_bytes() throws IOException {
        assertTrue(shown().size() >= 8, shown().toString());
    }

    @ParameterizedTest
    @MethodSource("shown")
    void every_reply_that_is_shown_is_one_whole_reply(String line) throws IOException {
        byte[] bytes = line.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        new ReplyReader(in).read();
        assertEquals(0, in.available());
    }

    @ParameterizedTest
    @EnumSource(ErrorWord.class)
    void every_word_of_an_error_is_explained(ErrorWord word) throws IOException {
        assertTrue(text().contains("| `" + word + "` | "), word.name());
    }
}

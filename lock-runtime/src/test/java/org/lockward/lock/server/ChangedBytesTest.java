package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.flom.FlomAnswer.Rc;
import org.lockward.lock.fuzz.Seeds;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Each message of both protocols at a real daemon, cut at every byte and with every bit turned:
/// the connection goes on or ends, and whoever else is there notices nothing.
class ChangedBytesTest {

    @TempDir Path temp;
    private FlomDaemon daemon;
    private TestPeer resp;
    private TestFlomPeer flom;

    /// All seeds, as text in which each byte is a character.
    static Stream<String> messages() {
        return Stream.of(Seeds.requests(), Seeds.flom())
                .flatMap(List::stream)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @BeforeEach
    void start() throws IOException {
        daemon = new FlomDaemon(temp, SecurityLevel.NONE);
        resp = daemon.connectResp(FlomDaemon.NODE);
        resp.lock("precious");
        flom = daemon.connect(FlomDaemon.NODE);
        flom.lock("dear", true);
    }

    @AfterEach
    void stop() throws IOException {
        resp.close();
        flom.close();
        daemon.close();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    void a_message_that_ends_early_harms_nobody(String message) throws IOException {
        for (int length = 1; length < message.length(); length++) {
            send(message.substring(0, length));
        }
        assertTheOthersGoOn();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("messages")
    void a_message_with_a_bit_turned_harms_nobody(String message) throws IOException {
        for (int bit = 0; bit < message.length() * 8; bit++) {
            char[] changed = message.toCharArray();
            changed[bit / 8] ^= (char) (1 << bit % 8);
            send(new String(changed));
        }
        assertTheOthersGoOn();
    }

    /// On a connection of its own, to the end of what the daemon says.
    private void send(String bytes) throws IOException {
        try (TestFlomPeer peer = daemon.connect(FlomDaemon.NODE)) {
            peer.send(bytes);
            peer.socket.shutdownOutput();
            drain(peer.socket);
        }
    }

    private static void drain(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read(new byte[4_096]) >= 0) {
                // What is said does not matter here.
            }
        } catch (SocketTimeoutException e) {
            fail("the daemon neither answers nor closes", e);
        } catch (SocketException e) {
            assertEquals("Connection reset", e.getMessage());
        }
    }

    private void assertTheOthersGoOn() throws IOException {
        assertEquals(Reply.Status.PONG, resp.ask(new Request.Ping(Optional.empty())));
        try (TestFlomPeer third = daemon.connect(FlomDaemon.OTHER)) {
            assertEquals(Rc.BUSY.code(), third.lock("precious", false).code());
        }
        try (TestFlomPeer third = daemon.connect(FlomDaemon.OTHER)) {
            assertEquals(Rc.BUSY.code(), third.lock("dear", false).code());
        }
        assertFalse(daemon.server.log().contains(" failure "), daemon.server.log());
    }
}

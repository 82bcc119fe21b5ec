package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// Peers that do not speak the protocol: they are told so and go, everybody else goes on.
class HostileBytesTest {

    @TempDir Path state;
    private TestServer server;
    private TestPeer good;
    private TestPeer evil;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(state);
        good = server.connect();
        good.lock("precious");
        evil = server.connect();
    }

    @AfterEach
    void stop() throws IOException {
        evil.close();
        good.close();
        server.close();
    }

    private void assertTheGoodOneGoesOn() throws IOException {
        assertEquals(Reply.Status.PONG, good.ask(new Request.Ping(Optional.empty())));
        try (TestPeer third = server.connect()) {
            Reply busy = third.ask(TestPeer.lockRequest("precious", Optional.of(Duration.ZERO)));
            assertEquals("BUSY", ((Reply.Failure) busy).word());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "hello</msg>",
                "GET / HTTP/1.1\r\n\r\n",
                "PING\r\n",
                "*2147483647\r\n",
                "*1\r\n$2000000000\r\n",
                "\u0016\u0003\u0001\u0002\u0000",
                "\u0000\u0000\u0000\u0000",
                "*-1\r\n",
                "<?xml version=\"1.0\"?><msg level=\"3\"></msg>",
            })
    void bytes_that_are_no_request_get_an_error_and_the_end(String bytes) throws IOException {
        evil.send(bytes);
        assertEquals("ERR", ((Reply.Failure) evil.read()).word());
        assertThrows(EOFException.class, evil::read);
        assertTheGoodOneGoesOn();
    }

    @Test
    void the_error_arrives_even_if_much_more_was_sent() throws IOException {
        evil.send("x".repeat(100_000));
        assertEquals("ERR", ((Reply.Failure) evil.read()).word());
    }

    @Test
    void unknown_commands_and_bad_names_are_answered_and_the_session_goes_on() throws IOException {
        evil.words("FLUSHALL");
        evil.words("LOCK", "a b");
        evil.words("LOCK", "x".repeat(300));
        evil.words("PING");
        assertEquals(new Reply.Failure("ERR", "unknown command FLUSHALL"), evil.read());
        assertEquals("ERR", ((Reply.Failure) evil.read()).word());
        assertEquals("ERR", ((Reply.Failure) evil.read()).word());
        assertEquals(Reply.Status.PONG, evil.read());
    }

    @Test
    void a_request_that_comes_byte_by_byte_is_answered() throws IOException {
        for (char c : "*2\r\n$4\r\nPING\r\n$1\r\nx\r\n".toCharArray()) {
            evil.send(String.valueOf(c));
        }
        assertEquals(new Reply.Text("x"), evil.read());
    }

    @Test
    void a_connection_that_ends_within_a_request_ends_quietly() throws IOException {
        evil.send("*2\r\n$4\r\nLOCK\r\n$1\r");
        evil.close();
        assertTheGoodOneGoesOn();
    }

    @Test
    void a_thousand_pipelined_requests_are_answered_in_order() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            evil.words("PING", "p" + i);
        }
        for (int i = 0; i < 1_000; i++) {
            assertEquals(new Reply.Text("p" + i), evil.read());
        }
    }

    @Test
    void too_much_behind_a_lock_that_waits_is_the_end_of_the_session() throws IOException {
        evil.send(TestPeer.lockRequest("precious", Optional.empty()));
        for (int i = 0; i < 20; i++) {
            evil.words("PING", "x".repeat(4_000));
        }
        Reply.Failure end = (Reply.Failure) evil.read();
        assertTrue(end.message().contains("behind a LOCK that waits"), end.message());
        assertTheGoodOneGoesOn();
    }

    @Test
    void a_peer_that_asks_for_much_and_reads_nothing_does_not_fill_the_memory() throws Exception {
        for (int i = 0; i < 200; i++) {
            good.lock("filler" + i);
        }
        Thread asking = Thread.ofVirtual().start(() -> askWithoutEnd(evil));
        server.awaitLog("reason=slow");
        evil.close();
        asking.join();
        assertTheGoodOneGoesOn();
    }

    @Test
    void a_peer_that_asks_for_much_and_reads_gets_everything_once_and_in_order() throws Exception {
        for (int i = 0; i < 200; i++) {
            good.lock("filler" + i);
        }
        Thread asking = Thread.ofVirtual().start(() -> askOften(evil));
        for (int i = 0; i < 400; i++) {
            assertEquals(new Reply.Text("p" + i), evil.read());
            assertEquals(new Reply.Int(201), ((Reply.Array) evil.read()).items().get(1));
        }
        asking.join();
    }

    private static void askOften(TestPeer peer) {
        try {
            for (int i = 0; i < 400; i++) {
                peer.words("PING", "p" + i);
                peer.words("LOCKS");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void askWithoutEnd(TestPeer peer) {
        try {
            while (true) {
                peer.words("LOCKS");
            }
        } catch (IOException e) {
            assertTrue(!peer.socket.isConnected() || e.getMessage() != null, "it ends");
        }
    }

    @Test
    void random_bytes_never_stop_the_daemon() throws IOException {
        long seed = Long.getLong("lockward.seed", System.nanoTime());
        System.out.println("random bytes: -Dlockward.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[1 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (random.nextBoolean() ? '*' : bytes[0]);
            try (TestPeer peer = server.connect()) {
                peer.socket.getOutputStream().write(bytes);
            }
        }
        assertTheGoodOneGoesOn();
    }
}

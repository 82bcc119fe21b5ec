package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomReader;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;
import org.lockward.lock.tls.SecurityLevel;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Questions in a multicast group on loopback, and what is answered.
class FlomDiscoveryTest {

    private static final byte[] QUESTION = FlomWriter.bytes(new FlomRequest.Discover());

    @TempDir Path temp;
    private InetSocketAddress group;
    private FlomDaemon daemon;
    private MulticastSocket client;

    @BeforeEach
    void start() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        group = new InetSocketAddress(InetAddress.getByName("239.255.77.1"), freePort());
        daemon =
                new FlomDaemon(
                        temp,
                        SecurityLevel.NONE,
                        c -> c.withProtocols(Protocols.of(true, true).withDiscovery(group)));
        client = new MulticastSocket(new InetSocketAddress(loopback, 0));
        client.setNetworkInterface(NetworkInterface.getByInetAddress(loopback));
        client.setSoTimeout(2_000);
    }

    @AfterEach
    void stop() {
        client.close();
        daemon.close();
    }

    @Test
    void the_question_is_answered_with_address_and_tcp_port() throws IOException {
        assertEquals(
                Optional.of(
                        new FlomAnswer.Here("127.0.0.1", daemon.server.server.address().getPort())),
                ask(QUESTION));
    }

    @Test
    void the_question_without_declaration_is_answered_too() throws IOException {
        ask("<msg level=\"3\" verb=\"4\" step=\"8\"></msg>".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void nothing_else_is_answered_and_nothing_stops_it() throws IOException {
        client.setSoTimeout(300);
        byte[] twice =
                new String(QUESTION, StandardCharsets.US_ASCII)
                        .repeat(2)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] unlock = FlomWriter.bytes(new FlomRequest.Unlock("a", false));
        byte[] kills = "x</msg>".getBytes(StandardCharsets.US_ASCII);
        for (byte[] bytes : new byte[][] {kills, new byte[0], new byte[1_400], twice, unlock}) {
            assertThrows(SocketTimeoutException.class, () -> ask(bytes));
        }
        client.setSoTimeout(2_000);
        ask(QUESTION);
    }

    @Test
    void a_flood_gets_at_most_a_hundred_answers_a_second() throws IOException {
        for (int i = 0; i < 400; i++) {
            client.send(new DatagramPacket(QUESTION, QUESTION.length, group));
        }
        client.setSoTimeout(400);
        int answers = answers();
        assertTrue(answers >= 100 && answers <= 300, answers + " answers");
    }

    /// How many come until none does.
    private int answers() throws IOException {
        int answers = 0;
        try {
            while (true) {
                client.receive(new DatagramPacket(new byte[1_024], 1_024));
                answers++;
            }
        } catch (SocketTimeoutException e) {
            return answers;
        }
    }

    private Optional<FlomAnswer> ask(byte[] bytes) throws IOException {
        client.send(new DatagramPacket(bytes, bytes.length, group));
        DatagramPacket answer = new DatagramPacket(new byte[1_024], 1_024);
        client.receive(answer);
        return FlomReader.answer(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket any = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}

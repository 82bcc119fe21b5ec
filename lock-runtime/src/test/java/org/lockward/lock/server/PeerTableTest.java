package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.server.PeerWorld.Meeting;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// Every way in which a peer's certificate, chain, list or claim can be right or wrong, over real
/// TLS and in both directions: against a daemon, whose log and whose answer are read, and as a
/// daemon, against our client.
class PeerTableTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w+)");
    private static final Pattern REASON = Pattern.compile("is not accepted \\(([a-z-]+)\\): ");

    @TempDir static Path temp;
    private static PeerWorld world;

    @BeforeAll
    static void make_a_world() {
        world = new PeerWorld(temp);
    }

    static Stream<PeerRow> rows() {
        return Stream.of(
                        PeerTable.keys(),
                        PeerTable.dates(),
                        PeerTable.form(),
                        PeerTable.names(),
                        PeerTable.purposes(),
                        ChainTable.authorities(),
                        ChainTable.intermediates(),
                        ChainTable.constraints(),
                        ChainTable.lists(),
                        ChainTable.levels())
                .flatMap(group -> group);
    }

    @Test
    void the_table_has_at_least_forty_rows_of_different_names() {
        List<String> names = rows().map(PeerRow::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
        assertTrue(names.size() >= 40, names.size() + " rows");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_peer_is_judged(PeerRow row) throws Exception {
        Meeting meeting = row.meeting().apply(world);
        String daemon = asClient(meeting);
        String client = asDaemon(meeting);
        assertEquals(
                row.asClient() + " / " + row.told() + " / " + row.asDaemon(),
                daemon + " / " + client);
    }

    /// What the daemon logs of that peer, and what it tells it.
    private static String asClient(Meeting meeting) throws Exception {
        try (LiveMaterial material = LiveMaterial.open(meeting.judge(), meeting.policy(), CLOCK);
                TestServer server = server(meeting, material);
                SSLSocket socket =
                        meeting.peer()
                                .connect(
                                        server.server.address().getAddress(),
                                        server.server.address().getPort())) {
            String told = told(socket, meeting.claim());
            return logged(server, socket.getLocalPort(), told) + " / " + told;
        }
    }

    private static TestServer server(Meeting meeting, LiveMaterial material) throws IOException {
        return new TestServer(
                Files.createTempDirectory(temp, "state"),
                new Security.Certified(meeting.policy().level(), material),
                ServerLimits.DEFAULT,
                Duration.ZERO);
    }

    private static String told(SSLSocket socket, Optional<String> claim) {
        try (TestPeer peer = new TestPeer(socket)) {
            socket.startHandshake();
            if (claim.isPresent()
                    && peer.ask(new Request.Hello(OptionalInt.of(3), claim))
                            instanceof Reply.Failure refused) {
                return refused.word();
            }
            return switch (peer.ask(new Request.Ping(Optional.empty()))) {
                case Reply.Failure refused -> refused.word();
                default -> "PONG";
            };
        } catch (SSLException e) {
            Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
            if (String.valueOf(e.getMessage()).contains("No supported CertificateVerify")) {
                return "no signature in common";
            }
            return alert.find() ? "alert " + alert.group(1) : String.valueOf(e);
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    /// The one line about the peer that came from this port.
    private static String logged(TestServer server, int port, String told) throws Exception {
        if (told.equals("PONG")) {
            return server.log().contains(" refused ") ? server.log() : "accepted";
        }
        server.awaitLog("refused peer=127.0.0.1:" + port + " reason=");
        List<String> lines = server.log().lines().filter(l -> l.contains(" refused ")).toList();
        return lines.size() == 1
                ? lines.getFirst().replaceAll(".* reason=([a-z-]+) .*", "$1")
                : lines.toString();
    }

    /// What our client says of a daemon with that certificate.
    private static String asDaemon(Meeting meeting) throws Exception {
        NodeMaterial own = NodeMaterial.load(meeting.judge(), CLOCK);
        ClientTls tls = ClientTls.of(own, meeting.policy(), CLOCK);
        try (SSLServerSocket listener = meeting.peer().listen()) {
            var said = CompletableFuture.supplyAsync(() -> serve(listener));
            Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
            String verdict = verdict(tls, socket, meeting);
            socket.close();
            assertEquals("nothing", said.get(20, TimeUnit.SECONDS), "said to such a daemon");
            return verdict;
        }
    }

    private static String verdict(ClientTls tls, Socket socket, Meeting meeting) {
        try {
            tls.secure(socket, meeting.expected()).socket().close();
            return "accepted";
        } catch (LockException e) {
            Matcher reason = REASON.matcher(e.problem().what());
            return reason.find() ? reason.group(1) : "handshake";
        } catch (IOException e) {
            throw new AssertionError("our own socket does not close", e);
        }
    }

    /// How the daemon's side of the connection ends: with end of file or an alert, never with
    /// bytes.
    private static String serve(SSLServerSocket listener) {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
            socket.setSoTimeout(15_000);
            socket.startHandshake();
            return socket.getInputStream().read() < 0 ? "nothing" : "bytes";
        } catch (IOException e) {
            return "nothing";
        }
    }
}

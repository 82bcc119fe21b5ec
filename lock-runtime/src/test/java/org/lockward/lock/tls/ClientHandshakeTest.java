package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.OpenSsl;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Our client side against the real `openssl s_server`: whom it talks to, and that it says nothing
/// to anybody else.
class ClientHandshakeTest {

    private static final NodeSpec DAEMON = NodeSpec.node("daemon");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir static Path temp;
    private static Fleet fleet;

    record Row(String name, NodeSpec spec, String word) {
        @Override
        public String toString() {
            return name + ": " + word;
        }
    }

    static Stream<Row> rows() {
        String uri = "URI:spiffe://fleet.internal/node/daemon";
        return Stream.of(
                new Row("a daemon", DAEMON, "accepted"),
                new Row("RSA", DAEMON.key("RSA:2048"), "accepted"),
                new Row("Ed25519", DAEMON.key("ED25519"), "accepted"),
                new Row("expired", DAEMON.valid(DAY, DAY.dividedBy(-2)), "expired"),
                new Row(
                        "tomorrow",
                        DAEMON.valid(DAY.negated(), DAY.multipliedBy(2)),
                        "not-yet-valid"),
                new Row("another host", san("IP:192.0.2.1," + uri), "host-mismatch"),
                new Row("host only as a name", san("DNS:127.0.0.1," + uri), "host-mismatch"),
                new Row("host only in the CN", DAEMON.subject("/CN=127.0.0.1"), "id-mismatch"),
                new Row("no URI", san("IP:127.0.0.1"), "uri-san"),
                new Row("two URIs", san("IP:127.0.0.1,URI:http://a," + uri), "uri-san"),
                new Row(
                        "another domain",
                        san("IP:127.0.0.1," + uri.replace("fleet.", "f.")),
                        "trust-domain"),
                new Row("a client's", eku("clientAuth"), "extended-key-usage"),
                new Row("a server's only", eku("serverAuth"), "extended-key-usage"),
                new Row("no EKU", eku(""), "extended-key-usage"),
                new Row("no KU", DAEMON.extension("keyUsage", ""), "key-usage"));
    }

    private static NodeSpec san(String value) {
        return DAEMON.extension("subjectAltName", value);
    }

    private static NodeSpec eku(String value) {
        return DAEMON.extension("extendedKeyUsage", value);
    }

    @BeforeAll
    static void make_a_ca() {
        fleet = new Fleet(temp);
    }

    /// What our client decides about a daemon with this certificate.
    private static String meet(Issued daemon, ExpectedDaemon expected, String... options)
            throws IOException {
        return meet(fleet, daemon, expected, options);
    }

    private static String meet(
            Fleet ours, Issued daemon, ExpectedDaemon expected, String... options)
            throws IOException {
        Process server = serve(daemon, options);
        try (BufferedReader output = server.inputReader(StandardCharsets.ISO_8859_1)) {
            String line = output.readLine();
            while (line != null && !line.startsWith("ACCEPT")) {
                line = output.readLine();
            }
            String port = String.valueOf(line).replaceAll(".*:", "");
            return connect(ours, Integer.parseInt(port), expected);
        } finally {
            server.destroyForcibly();
        }
    }

    private static Process serve(Issued daemon, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("s_server", "-accept", LOOPBACK + ":0", "-Verify", "2"));
        arguments.addAll(List.of("-cert", "" + daemon.certificate(), "-key", "" + daemon.key()));
        arguments.addAll(List.of("-CAfile", "" + fleet.authority().certificate()));
        arguments.addAll(List.of(options));
        return OpenSsl.builder(temp, arguments).start();
    }

    private static String connect(Fleet ours, int port, ExpectedDaemon expected)
            throws IOException {
        NodeMaterial own = NodeMaterial.load(ours.bundle("node"), Clock.systemUTC());
        ClientTls tls =
                ClientTls.of(own, TlsPolicy.strict(SecurityLevel.MUTUAL), Clock.systemUTC());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        try (socket) {
            return "accepted by " + tls.secure(socket, expected).daemon().peer().id();
        } catch (LockException e) {
            assertTrue(socket.isClosed(), "a refused connection is closed");
            return e.problem().what();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_daemon_is_judged_before_anything_is_sent(Row row) throws IOException {
        String verdict =
                meet(fleet.authority().issue(row.spec()), new ExpectedDaemon.AtHost(LOOPBACK));
        String expected = row.word().equals("accepted") ? "accepted" : "(" + row.word() + ")";
        assertTrue(verdict.contains(expected), verdict);
    }

    @Test
    void a_daemon_of_another_ca_is_unknown() throws IOException {
        TestAuthority other = TestAuthority.create(temp.resolve("other"), "Other");
        String verdict = meet(other.issue(DAEMON), new ExpectedDaemon.AtHost(LOOPBACK));
        assertTrue(verdict.contains("(unknown-ca)"), verdict);
    }

    @Test
    void a_revoked_daemon_is_refused() throws IOException {
        Fleet own = new Fleet(temp.resolve("revoking"));
        Issued daemon = own.authority().issue(DAEMON);
        own.authority().revoke(daemon);
        String verdict = meet(own, daemon, new ExpectedDaemon.AtHost(LOOPBACK));
        assertTrue(verdict.contains("(revoked)"), verdict);
    }

    @Test
    void an_expected_id_takes_the_place_of_the_host() throws IOException {
        Issued daemon = fleet.authority().issue(san("URI:spiffe://fleet.internal/node/daemon"));
        assertEquals("accepted by daemon", meet(daemon, new ExpectedDaemon.WithId("daemon")));
        String refused = meet(daemon, new ExpectedDaemon.WithId("another"));
        assertTrue(refused.contains("(host-mismatch)"), refused);
    }

    @Test
    void tls_1_2_is_not_spoken() throws IOException {
        Issued daemon = fleet.authority().issue(DAEMON);
        String refused = meet(daemon, new ExpectedDaemon.AtHost(LOOPBACK), "-tls1_2");
        assertTrue(refused.contains("protocol_version"), refused);
    }

    @Test
    void a_listener_that_says_nothing_ends_in_a_timeout() throws IOException {
        NodeMaterial own = NodeMaterial.load(fleet.bundle("node"), Clock.systemUTC());
        TlsPolicy policy = TlsPolicy.strict(SecurityLevel.MUTUAL);
        ClientTls tls = ClientTls.of(own, policy, Clock.systemUTC());
        try (ServerSocket silent = new ServerSocket(0);
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), silent.getLocalPort())) {
            socket.setSoTimeout(200);
            assertThrows(
                    LockException.Unavailable.class,
                    () -> tls.secure(socket, new ExpectedDaemon.AtHost(LOOPBACK)));
        }
    }
}

package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.OpenSsl;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real `openssl s_client` against our server side.
class ServerHandshakeTest {

    private static final NodeSpec NODE = NodeSpec.node("node");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir static Path temp;
    private static TestAuthority authority;
    private static Path bundle;
    private static volatile ServerTls tls;
    private static Gate gate;

    /// @param alert what OpenSSL prints of the alert that it gets; empty where the handshake
    ///   succeeds
    record Row(String name, NodeSpec spec, String word, String alert) {
        @Override
        public String toString() {
            return name + ": " + word;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("EC", NODE, "accepted", ""),
                new Row("EC P-384", NODE.key("EC:P-384"), "accepted", ""),
                new Row("RSA", NODE.key("RSA:2048"), "accepted", ""),
                new Row("RSA 3072", NODE.key("RSA:3072"), "accepted", ""),
                new Row(
                        "expired",
                        NODE.valid(DAY, DAY.dividedBy(-2)),
                        "expired",
                        "alert certificate expired"),
                new Row(
                        "from tomorrow",
                        NODE.valid(DAY.negated(), DAY.multipliedBy(2)),
                        "not-yet-valid",
                        "alert certificate expired"),
                new Row("no EKU", NODE.extension("extendedKeyUsage", ""), "extended-key-usage", ""),
                new Row(
                        "client only",
                        NODE.extension("extendedKeyUsage", "clientAuth"),
                        "extended-key-usage",
                        ""),
                new Row("CN of another", NODE.subject("/CN=other"), "id-mismatch", ""),
                new Row("no SAN", NODE.extension("subjectAltName", ""), "uri-san", ""));
    }

    @BeforeAll
    static void start() {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        bundle = authority.bundle(authority.issue(NodeSpec.node("daemon")), temp.resolve("tls"));
        tls = server();
        gate = new Gate(() -> tls);
    }

    @AfterAll
    static void stop() {
        gate.close();
    }

    private static ServerTls server() {
        return ServerTls.of(
                NodeMaterial.load(bundle, Clock.systemUTC()),
                TlsPolicy.strict(SecurityLevel.MUTUAL),
                Clock.systemUTC());
    }

    private static String connect(String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(
                        List.of("s_client", "-connect", "127.0.0.1:" + gate.port(), "-CAfile"));
        arguments.add(authority.certificate().toString());
        arguments.addAll(List.of("-quiet", "-verify_quiet"));
        arguments.addAll(List.of(options));
        Path output = Files.createTempFile(temp, "s_client", ".out");
        Process client = OpenSsl.builder(temp, arguments).redirectOutput(output.toFile()).start();
        client.getOutputStream().close();
        assertTrue(client.waitFor(20, TimeUnit.SECONDS), "s_client hangs");
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    private static String connect(Issued node, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("-cert", "" + node.certificate(), "-key", "" + node.key()));
        return connect(options.toArray(new String[0]));
    }

    private static String verdict() throws InterruptedException {
        return String.valueOf(gate.verdicts().poll(10, TimeUnit.SECONDS));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void openssl_is_judged(Row row) throws Exception {
        String output = connect(authority.issue(row.spec()));
        assertEquals(row.word(), verdict());
        String told = row.alert().isEmpty() ? row.word() + "\n" : row.alert();
        assertTrue(output.contains(told), output);
    }

    @Test
    void without_a_certificate_the_alert_says_so() throws Exception {
        String output = connect();
        assertEquals("no-certificate", verdict());
        assertTrue(output.contains("alert certificate required"), output);
    }

    @Test
    void a_certificate_of_another_ca_gets_the_alert_unknown_ca() throws Exception {
        TestAuthority other = TestAuthority.create(temp.resolve("other"), "Other");
        String output = connect(other.issue(NODE));
        assertEquals("unknown-ca", verdict());
        assertTrue(output.contains("alert unknown ca"), output);
    }

    @Test
    void tls_1_2_is_refused() throws Exception {
        String output = connect("-tls1_2");
        assertEquals("handshake", verdict());
        assertTrue(output.contains("alert protocol version"), output);
    }

    @Test
    void no_ticket_is_given() throws Exception {
        Issued node = authority.issue(NODE);
        Path session = temp.resolve("session.pem");
        String first = connect(node, "-sess_out", "" + session);
        assertEquals("accepted", verdict(), first);
        assertTrue(Files.notExists(session), "there is a ticket to resume with");
    }

    @Test
    void a_revoked_certificate_is_refused_by_new_material() throws Exception {
        Issued node = authority.issue(NODE);
        connect(node);
        assertEquals("accepted", verdict());
        authority.revoke(node);
        take(authority.crl());
        tls = server();
        String output = connect(node);
        assertEquals("revoked", verdict());
        assertTrue(output.endsWith("revoked\n"), output);
    }

    @Test
    void tls_1_2_where_it_is_offered_has_no_session_to_resume_either() throws Exception {
        Issued node = authority.issue(NODE);
        Path session = temp.resolve("tls12.pem");
        TlsPolicy old = new TlsPolicy(SecurityLevel.MUTUAL, true, CrlFreshness.REFUSE);
        tls = ServerTls.of(NodeMaterial.load(bundle, Clock.systemUTC()), old, Clock.systemUTC());
        String output = connect(node, "-tls1_2", "-sess_out", "" + session);
        tls = server();
        assertEquals("accepted", verdict(), output);
        assertTrue(Files.notExists(session), "there is a session to resume");
    }

    private static void take(Path crl) throws IOException {
        Files.copy(crl, bundle.resolve("crl.pem"), StandardCopyOption.REPLACE_EXISTING);
    }
}

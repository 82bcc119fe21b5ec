package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsEngine;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// Who gets in at level mutual, over real TLS, and what is said to those who do not.
class MutualServerTest {

    @TempDir static Path temp;
    private static TestFleet fleet;

    @BeforeAll
    static void start() {
        fleet = new TestFleet(temp, SecurityLevel.MUTUAL, ServerLimits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    private static Request hello(String id) {
        return new Request.Hello(OptionalInt.of(3), Optional.of(id));
    }

    @Test
    void a_node_locks_under_the_id_of_its_certificate() throws IOException {
        try (TestPeer node = fleet.connect("node-a");
                TestPeer other = fleet.connect("node-b")) {
            node.ask(hello("node-a"));
            node.lock("mine");
            other.ask(hello("node-b"));
            Reply busy = other.ask(TestPeer.lockRequest("mine", Optional.of(Duration.ZERO)));
            String said = ((Reply.Failure) busy).message();
            assertTrue(said.startsWith("mine is held by node-a in mode EX for "), said);
        }
    }

    @Test
    void a_redis_client_that_claims_nothing_is_who_its_certificate_says() throws IOException {
        try (TestPeer node = fleet.connect("node-a")) {
            node.hello3();
            node.lock("unclaimed");
            Reply.Fields page = (Reply.Fields) node.ask(new Request.Locks(10));
            assertTrue(page.toString().contains("node-a"), page.toString());
        }
    }

    @Test
    void a_claim_that_is_not_the_certificates_id_is_refused_with_both_values() throws Exception {
        try (TestPeer node = fleet.connect("node-a")) {
            Reply.Failure refusal = (Reply.Failure) node.ask(hello("node-b"));
            assertEquals("DENIED", refusal.word());
            assertTrue(refusal.message().contains("node-a"), refusal.message());
            assertTrue(refusal.message().contains("node-b"), refusal.message());
            assertThrows(EOFException.class, node::read);
        }
        fleet.server.awaitLog(
                "reason=claimed-id certificate_id=node-a claimed_id=node-b serial="
                        + fleet.serial("node-a"));
    }

    @Test
    void client_setname_is_the_same_claim() throws IOException {
        try (TestPeer node = fleet.connect("node-a")) {
            Reply refusal = node.ask(new Request.SetName("node-b"));
            assertTrue(((Reply.Failure) refusal).is(ErrorWord.DENIED));
        }
    }

    @Test
    void a_certificate_with_one_role_gets_the_reason_after_the_handshake() throws Exception {
        NodeSpec spec = NodeSpec.node("half").extension("extendedKeyUsage", "clientAuth");
        try (TestPeer half = fleet.connect(fleet.bundle("half", spec), SecurityLevel.TLS)) {
            Reply.Failure refusal = (Reply.Failure) half.ask(hello("half"));
            assertEquals("DENIED", refusal.word());
            assertTrue(refusal.message().startsWith("extended-key-usage: "), refusal.message());
        }
        fleet.server.awaitLog("reason=extended-key-usage certificate_id=half claimed_id=-");
    }

    @Test
    void a_peer_without_a_certificate_is_refused_by_an_alert_and_in_the_log() throws Exception {
        InstantSource clock = InstantSource.system();
        ClientTls bare =
                ClientTls.withoutCertificate(
                        NodeMaterial.load(fleet.bundle("node-a"), clock),
                        TlsPolicy.strict(SecurityLevel.MUTUAL),
                        clock);
        try (TestPeer peer = fleet.connect(bare)) {
            IOException alert = assertThrows(IOException.class, () -> peer.ask(hello("node-a")));
            assertTrue(
                    String.valueOf(alert.getMessage()).contains("certificate_required"),
                    alert.toString());
        }
        fleet.server.awaitLog("reason=no-certificate");
    }

    @Test
    void the_daemon_says_who_it_is_and_what_does_its_tls() throws IOException {
        try (TestPeer node = fleet.connect("node-a")) {
            String info = ((Reply.Text) node.ask(new Request.Info())).value();
            assertTrue(info.contains("\r\nnode_id:daemon\r\nsecurity:mutual\r\n"), info);
            assertTrue(info.contains("\r\ntls_engine:" + TlsEngine.best().text() + "\r\n"), info);
        }
    }

    @Test
    void many_connections_move_from_the_handshake_to_the_table() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (TestPeer node = fleet.connect("node-a")) {
                node.send(hello("node-a"));
                node.send(new Request.Ping(Optional.of("first")));
                node.read();
                assertEquals(new Reply.Text("first"), node.read());
            }
        }
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A hundred nodes hold locks and one of them is revoked: its locks are free within five seconds,
/// the others keep theirs, and it does not come back by any way. One story, told in order.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneOfHundredTest {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final int NODES = 100;
    private static final int BAD = 42;

    /// TLS 1.2 is allowed, so that its way to resume is tried too.
    private static final TlsPolicy POLICY =
            new TlsPolicy(SecurityLevel.MUTUAL, true, CrlFreshness.REFUSE);

    @TempDir static Path temp;
    private static final List<TestPeer> peers = new ArrayList<>();
    private static final List<Issued> issued = new ArrayList<>();
    private static TestAuthority authority;
    private static Path own;
    private static Path firstList;
    private static Issued renewed;
    private static LiveMaterial material;
    private static TestServer server;

    @BeforeAll
    static void a_hundred_nodes_hold_a_lock_each() throws IOException {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        own = authority.bundle(authority.issue(NodeSpec.node("daemon")), temp.resolve("daemon"));
        firstList = Files.copy(authority.crl(), temp.resolve("first.pem"));
        material = open();
        server = serve();
        for (int i = 0; i < NODES; i++) {
            issued.add(authority.issue(NodeSpec.node("node-" + i)));
            peers.add(connect(issued.get(i), "node-" + i));
            peers.get(i).lock("lock-" + i);
        }
        renewed = authority.renew(NodeSpec.node("node-" + BAD), issued.get(BAD));
    }

    private static LiveMaterial open() {
        return LiveMaterial.open(own, POLICY, CLOCK, CrlLedger.open(temp.resolve("state")));
    }

    private static TestServer serve() {
        Security security = new Security.Certified(SecurityLevel.MUTUAL, material);
        return new TestServer(temp.resolve("state"), security, ServerLimits.DEFAULT, Duration.ZERO);
    }

    private static void startAgain() {
        material = open();
        server = serve();
    }

    private static void stopDaemon() {
        server.close();
        material.close();
    }

    @AfterAll
    static void stop() throws IOException {
        for (TestPeer peer : peers) {
            peer.close();
        }
        stopDaemon();
    }

    private static TestPeer connect(Issued node, String id) throws IOException {
        Path bundle = authority.bundle(node, Files.createTempDirectory(temp, id).resolve("b"));
        NodeMaterial loaded = NodeMaterial.load(bundle, CLOCK);
        ClientTls tls = ClientTls.of(loaded, TlsPolicy.strict(SecurityLevel.MUTUAL), CLOCK);
        var address = server.server.address();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        return new TestPeer(tls.secure(socket, new ExpectedDaemon.WithId("daemon")).socket());
    }

    private static void push(Path list) throws IOException {
        Path staged = Files.copy(list, own.resolve("crl.new"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(staged, own.resolve("crl.pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void assertRefused(Issued node) throws IOException {
        try (TestPeer peer = connect(node, "again")) {
            Reply answer = peer.ask(new Request.Ping(Optional.empty()));
            assertEquals("REVOKED", ((Reply.Failure) answer).word());
        }
    }

    @Test
    @Order(1)
    void a_revoked_nodes_lock_goes_to_the_next_within_five_seconds() throws Exception {
        TestPeer next = peers.getFirst();
        next.send(TestPeer.lockRequest("lock-" + BAD, Optional.empty()));
        authority.revoke(issued.get(BAD));
        authority.revoke(renewed);
        long before = System.nanoTime();
        push(authority.crl());
        next.granted();
        long millis = (System.nanoTime() - before) / 1_000_000;
        System.out.println("a revoked node's lock was granted to the next after " + millis + " ms");
        assertTrue(millis < 5_000, millis + " ms");
        assertEquals("REVOKED", ((Reply.Failure) peers.get(BAD).read()).word());
        assertThrows(EOFException.class, peers.get(BAD)::read);
    }

    @Test
    @Order(2)
    void the_other_ninety_nine_keep_their_sessions_and_locks() throws Exception {
        try (TestPeer observer = connect(authority.issue(NodeSpec.node("eye")), "eye")) {
            for (int i = 0; i < NODES; i++) {
                String holder = i == BAD ? "node-0" : "node-" + i;
                Reply busy =
                        observer.ask(TestPeer.lockRequest("lock-" + i, Optional.of(Duration.ZERO)));
                String said = ((Reply.Failure) busy).message();
                assertTrue(said.startsWith("lock-" + i + " is held by " + holder + " "), said);
                if (i != BAD) {
                    Reply pong = peers.get(i).ask(new Request.Ping(Optional.empty()));
                    assertEquals(Reply.Status.PONG, pong);
                }
            }
        }
    }

    @Test
    @Order(3)
    void a_full_handshake_does_not_bring_it_back() throws IOException {
        assertRefused(issued.get(BAD));
    }

    @Test
    @Order(4)
    void nor_does_its_renewed_certificate_of_the_same_key() throws IOException {
        assertRefused(renewed);
    }

    @Test
    @Order(5)
    void nor_does_a_session_to_resume() throws Exception {
        for (String version : List.of("-tls1_3", "-tls1_2")) {
            Resumption session = new Resumption(temp, issued.get(BAD), version);
            String output = session.tryAt(server.server.address().getPort());
            assertTrue(output.contains("-REVOKED revoked: "), output);
        }
    }

    @Test
    @Order(6)
    void nor_does_an_older_list_that_is_replayed() throws Exception {
        Path newest = Files.copy(authority.crl(), temp.resolve("newest.pem"));
        push(firstList);
        server.awaitLog(" kept detail=\"the revocation list of 'CN=Fleet' is number 1 of ");
        server.awaitLog("seen was already number 3 of ");
        assertRefused(issued.get(BAD));
        push(newest);
    }

    @Test
    @Order(7)
    void nor_does_a_restart_even_with_the_older_list() throws Exception {
        stopDaemon();
        startAgain();
        assertRefused(issued.get(BAD));
        stopDaemon();
        push(firstList);
        LockException old = assertThrows(LockException.InvalidBundle.class, OneOfHundredTest::open);
        String what = old.problem().what();
        assertTrue(what.matches(".* is number 1 of .*, seen was already number 3 of .*"), what);
        push(authority.crl());
        startAgain();
        assertRefused(issued.get(BAD));
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a revocation does to sessions that are open, and to those that come after.
class RevokedPeerTest {

    @TempDir Path temp;
    private TestFleet fleet;

    @BeforeEach
    void start() {
        fleet = new TestFleet(temp, SecurityLevel.MUTUAL, ServerLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void a_revoked_node_loses_its_session_and_its_lock_goes_to_the_next() throws Exception {
        try (TestPeer bad = fleet.connect("bad");
                TestPeer good = fleet.connect("good")) {
            long token = bad.lock("a");
            good.send(TestPeer.lockRequest("a", Optional.empty()));
            long before = System.nanoTime();
            fleet.revoke("bad");
            assertEquals(token + 1, good.granted());
            assertTrue(System.nanoTime() - before < 5_000_000_000L, "later than after 5 s");
            assertEquals("REVOKED", ((Reply.Failure) bad.read()).word());
            assertThrows(EOFException.class, bad::read);
        }
        fleet.server.awaitLog(
                "reason=revoked certificate_id=bad claimed_id=bad serial=" + fleet.serial("bad"));
    }

    @Test
    void a_revoked_node_does_not_come_back() throws Exception {
        fleet.bundle("bad");
        fleet.revoke("bad");
        fleet.server.awaitLog("reloaded");
        try (TestPeer bad = fleet.connect("bad")) {
            Reply.Failure refusal = (Reply.Failure) bad.ask(new Request.Ping(Optional.empty()));
            assertEquals("REVOKED", refusal.word());
        }
        fleet.server.awaitLog("refused peer=127.0.0.1");
    }

    @Test
    void the_others_keep_their_sessions_and_locks() throws Exception {
        fleet.bundle("bad");
        try (TestPeer good = fleet.connect("good")) {
            good.lock("a");
            fleet.revoke("bad");
            fleet.server.awaitLog("reloaded");
            try (TestPeer after = fleet.connect("other")) {
                assertHeldBy("good", after);
            }
        }
    }

    private static void assertHeldBy(String node, TestPeer observer) throws IOException {
        Reply.Failure busy =
                (Reply.Failure) observer.ask(TestPeer.lockRequest("a", Optional.of(Duration.ZERO)));
        String said = busy.message();
        assertTrue(said.startsWith("a is held by " + node + " in mode EX for "), said);
    }
}

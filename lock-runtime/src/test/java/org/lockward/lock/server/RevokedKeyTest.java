package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;

import java.io.IOException;
import java.nio.file.Path;

/// Locks of the Redis idioms whose node is revoked.
class RevokedKeyTest {

    @TempDir Path home;

    private static Reply set(TestPeer peer, String value) throws IOException {
        peer.words("SET", "k", value, "NX", "PX", "600000");
        return peer.read();
    }

    @Test
    void a_key_is_freed_though_its_revoked_node_is_not_connected() throws Exception {
        try (TestFleet fleet = new TestFleet(home, SecurityLevel.MUTUAL, ServerLimits.DEFAULT);
                TestPeer other = fleet.connect("b")) {
            try (TestPeer taker = fleet.connect("a")) {
                assertEquals(Reply.Status.OK, set(taker, "v"));
            }
            assertEquals(new Reply.Null(), set(other, "w"));
            fleet.revoke("a");
            fleet.server.awaitLog("dropped peer=- reason=revoked certificate_id=a");
            assertEquals(Reply.Status.OK, set(other, "w"));
            assertTrue(fleet.server.log().contains("released=1"), fleet.server.log());
        }
    }
}

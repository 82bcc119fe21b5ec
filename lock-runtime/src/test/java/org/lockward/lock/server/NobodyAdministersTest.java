package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// Below level mutual a certificate is not one node's, so that no network peer is an admin,
/// whatever the list says.
class NobodyAdministersTest {

    private static ServerConfig settings(ServerConfig config) {
        return config.withDrain(Duration.ofMillis(200))
                .withAdmins(new AdminPolicy(Set.of("node-1", "session-1")));
    }

    @TempDir Path temp;

    private static void denied(TestPeer peer) throws IOException {
        Reply.Failure failure = (Reply.Failure) peer.ask(new Request.Admin.Stop(true));
        assertEquals("DENIED", failure.word());
        assertEquals("not-admin: STOP is for admins; session-1 is none of them", failure.message());
    }

    @Test
    void at_level_none() throws IOException {
        Security none = new Security.None(false);
        try (TestServer server =
                        new TestServer(
                                temp.resolve("state"), none, NobodyAdministersTest::settings);
                TestPeer peer = server.connect()) {
            denied(peer);
        }
    }

    @Test
    void at_level_tls() throws IOException {
        try (TestFleet fleet =
                        new TestFleet(temp, SecurityLevel.TLS, NobodyAdministersTest::settings);
                TestPeer peer = fleet.connect(fleet.bundle("node-1"), SecurityLevel.TLS)) {
            denied(peer);
        }
    }
}

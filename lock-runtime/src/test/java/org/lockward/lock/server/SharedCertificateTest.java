package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Level tls: one certificate may serve many machines, so sessions are told apart, not nodes.
class SharedCertificateTest {

    @TempDir Path temp;

    @Test
    void two_machines_share_a_certificate_claim_what_they_like_and_exclude_each_other()
            throws IOException {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.TLS, ServerLimits.DEFAULT);
                TestPeer one = fleet.connect(fleet.bundle("shared"), SecurityLevel.TLS);
                TestPeer two = fleet.connect(fleet.bundle("shared"), SecurityLevel.TLS)) {
            Request.Hello hello = new Request.Hello(OptionalInt.of(3), Optional.of("machine-1"));
            assertTrue(one.ask(hello) instanceof Reply.Fields);
            one.lock("a");
            Reply busy = two.ask(TestPeer.lockRequest("a", Optional.of(Duration.ZERO)));
            assertTrue(((Reply.Failure) busy).message().startsWith("a is held by session-"));
            assertTrue(one.ask(new Request.Locks(1)).toString().contains("value=machine-1"));
        }
    }

    @Test
    void a_revoked_certificate_is_dropped_here_too() throws Exception {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.TLS, ServerLimits.DEFAULT);
                TestPeer one = fleet.connect(fleet.bundle("shared"), SecurityLevel.TLS)) {
            one.ask(new Request.Ping(Optional.empty()));
            fleet.revoke("shared");
            assertEquals("REVOKED", ((Reply.Failure) one.read()).word());
        }
    }
}

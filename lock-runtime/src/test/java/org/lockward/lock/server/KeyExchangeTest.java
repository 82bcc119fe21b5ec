package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsEngine;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Which key exchange peers really get, read from the bytes on the way.
class KeyExchangeTest {

    /// IANA's numbers in the TLS Supported Groups registry.
    private static final int X25519 = 0x001d;

    private static final int X25519MLKEM768 = 0x11ec;

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

    @Test
    void a_peer_with_boringssl_gets_the_post_quantum_hybrid() throws Exception {
        try (Eavesdropper between = new Eavesdropper(fleet.server.server.address());
                BoringPeer peer = new BoringPeer(fleet.bundle("node-a"), between.port())) {
            assertEquals("+PONG", peer.ping());
            assertEquals(X25519MLKEM768, between.selectedGroup());
        }
    }

    @Test
    void a_peer_with_the_jdk_gets_x25519() throws Exception {
        InstantSource clock = InstantSource.system();
        NodeMaterial own = NodeMaterial.load(fleet.bundle("node-a"), clock);
        ClientTls tls = ClientTls.of(own, TlsPolicy.strict(SecurityLevel.MUTUAL), clock);
        try (Eavesdropper between = new Eavesdropper(fleet.server.server.address());
                Socket socket = between.connect();
                TestPeer peer =
                        new TestPeer(
                                tls.secure(socket, new ExpectedDaemon.WithId("daemon")).socket())) {
            assertEquals(Reply.Status.PONG, peer.ask(new Request.Ping(Optional.empty())));
            assertEquals(X25519, between.selectedGroup());
        }
    }

    @Test
    void info_says_what_the_engine_offers_and_which_lists_are_in_force() throws Exception {
        try (TestPeer peer = fleet.connect("node-a")) {
            String info = ((Reply.Text) peer.ask(new Request.Info())).value();
            String offered = String.join(",", TlsEngine.best().keyExchange());
            assertTrue(info.contains("\r\nkey_exchange:" + offered + "\r\ncrls:1\r\n"), info);
            assertTrue(info.contains("\r\ncrl0:number=1,this_update=20"), info);
            assertTrue(info.contains(",issuer='CN=Fleet'\r\n"), info);
        }
    }
}

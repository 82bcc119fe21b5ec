package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.flom.FlomAnswer.Rc;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/// Messages that come where they have no place: the connection ends, the log says why, and nobody
/// else notices.
class FlomOrderTest {

    private static final String PING =
            "<msg level=\"3\" verb=\"3\" step=\"8\"><session peerid=\"a\"/></msg>";

    @TempDir Path temp;

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<msg level=\"2\" verb=\"1\" step=\"8\"></msg>|level 2 is not spoken, only 3",
                "<msg level=\"4\" verb=\"1\" step=\"8\"></msg>|level 4 is not spoken, only 3",
                PING + "|verb/step 3/8 is not for this side",
                "<msg level=\"3\" verb=\"4\" step=\"8\"></msg>|discovery has its own port",
                "<msg level=\"3\" verb=\"2\" step=\"8\"><resource name=\"YQ==\""
                        + " rollback=\"0\"/></msg>|not held on this connection",
                "<hello</msg>|<hello> does not end with >",
                "<msg level=\"3\" verb=\"5\" step=\"8\"><session peerid=\"a b\"/><shutdown"
                        + " immediate=\"1\"/></msg>|peerid is no ID of a node",
            })
    void the_log_says_why_a_connection_ended(String bytes, String why) throws Exception {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.NONE);
                TestFlomPeer peer = daemon.connect(FlomDaemon.NODE);
                TestFlomPeer good = daemon.connect(FlomDaemon.NODE)) {
            good.lock("precious", true);
            peer.send(bytes);
            assertThrows(EOFException.class, peer::read);
            daemon.server.awaitLog("reason=flom");
            daemon.server.awaitLog(why);
            good.unlock("precious");
            assertEquals(Rc.GRANTED.code(), good.lock("precious", true).code());
        }
    }

    @Test
    void a_second_lock_while_one_is_held_ends_the_connection_and_frees_the_first()
            throws IOException {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.NONE);
                TestFlomPeer peer = daemon.connect(FlomDaemon.NODE);
                TestFlomPeer next = daemon.connect(FlomDaemon.NODE)) {
            peer.lock("a", true);
            next.lock("a", true);
            peer.send(peer.request("a", true));
            assertThrows(EOFException.class, peer::read);
            assertEquals(Rc.GRANTED.code(), next.later().code());
        }
    }

    @Test
    void a_connection_that_began_in_one_protocol_does_not_go_on_in_the_other() throws IOException {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.NONE);
                TestFlomPeer flom = daemon.connect(FlomDaemon.NODE);
                TestPeer resp = daemon.connectResp(FlomDaemon.NODE)) {
            flom.lock("a", true);
            flom.send("*1\r\n$4\r\nPING\r\n");
            assertThrows(EOFException.class, flom::read);
            resp.words("PING");
            assertEquals(Reply.Status.PONG, resp.read());
            resp.send("<msg level=\"3\" verb=\"4\" step=\"8\"></msg>");
            assertEquals("ERR", ((Reply.Failure) resp.read()).word());
        }
    }

    @Test
    void a_daemon_that_was_not_asked_to_speaks_no_flom() throws IOException {
        try (FlomDaemon daemon =
                        new FlomDaemon(
                                temp, SecurityLevel.NONE, c -> c.withProtocols(Protocols.DEFAULT));
                TestPeer peer = daemon.connectResp(FlomDaemon.NODE)) {
            peer.send("<msg level=\"3\" verb=\"4\" step=\"8\"></msg>");
            Reply.Failure failure = (Reply.Failure) peer.read();
            assertTrue(failure.message().contains("FLoM"), failure.message());
        }
    }

    @Test
    void too_much_behind_a_wait_ends_the_connection() throws Exception {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.NONE);
                TestFlomPeer holder = daemon.connect(FlomDaemon.NODE);
                TestFlomPeer peer = daemon.connect(FlomDaemon.NODE)) {
            holder.lock("a", true);
            peer.lock("a", true);
            for (int i = 0; i < 5; i++) {
                peer.send(new FlomRequest.Unlock("a", false));
            }
            assertThrows(EOFException.class, peer::read);
            daemon.server.awaitLog("more than 511 bytes of requests behind a LOCK that waits");
        }
    }

    @Test
    void at_mutual_the_claimed_id_is_that_of_the_certificate() throws Exception {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.MUTUAL);
                TestFlomPeer liar = daemon.connect(FlomDaemon.NODE, FlomDaemon.OTHER)) {
            liar.send(liar.request("a", true));
            assertThrows(EOFException.class, liar::read);
            daemon.server.awaitLog("certificate_id=" + FlomDaemon.NODE);
            daemon.server.awaitLog("claimed_id=" + FlomDaemon.OTHER);
        }
    }

    @Test
    void at_tls_a_certificate_may_be_shared() throws IOException {
        try (FlomDaemon daemon = new FlomDaemon(temp, SecurityLevel.TLS);
                TestFlomPeer other = daemon.connect(FlomDaemon.NODE, FlomDaemon.OTHER)) {
            assertEquals(Rc.GRANTED.code(), other.lock("a", true).code());
        }
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomAnswer.Rc;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// FLoM's conversations with a real daemon, at each level: the bytes are those that its own command
/// and daemon exchange.
@ParameterizedClass
@EnumSource(SecurityLevel.class)
class FlomServerTest {

    private static final String LOCK_R1 =
            TestFlomPeer.HEAD
                    + "verb=\"1\" step=\"8\"><session peerid=\""
                    + FlomDaemon.NODE
                    + "\"/><resource name=\"UjE=\" mode=\"5\" wait=\"1\" create=\"1\""
                    + " lifespan=\"0\"/></msg>";
    private static final String UNLOCK_R1 =
            TestFlomPeer.HEAD
                    + "verb=\"2\" step=\"8\"><resource name=\"UjE=\" rollback=\"0\" /></msg>";

    @TempDir Path temp;
    private final SecurityLevel level;
    private FlomDaemon daemon;
    private TestFlomPeer one;
    private TestFlomPeer two;

    FlomServerTest(SecurityLevel level) {
        this.level = level;
    }

    @BeforeEach
    void start() throws IOException {
        daemon = new FlomDaemon(temp, level);
        one = daemon.connect(FlomDaemon.NODE);
        two = daemon.connect(FlomDaemon.OTHER);
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        daemon.close();
    }

    @Test
    void a_free_lock_is_granted_with_the_id_of_the_daemon() throws IOException {
        one.send(LOCK_R1);
        String answer = one.readText();
        String expected = "verb=\"1\" step=\"16\"><session peerid=\"" + daemon.id() + "\"/>";
        assertTrue(answer.startsWith(TestFlomPeer.HEAD + expected + "<answer rc=\"0\""), answer);
        assertTrue(answer.endsWith("/></msg>"), answer);
    }

    @Test
    void a_held_lock_is_waited_for_and_comes_in_step_24() throws IOException {
        one.lock("R1", true);
        two.send(LOCK_R1.replace(FlomDaemon.NODE, FlomDaemon.OTHER));
        assertTrue(two.readText().endsWith("<answer rc=\"1\"/></msg>"));
        one.send(UNLOCK_R1);
        String granted = two.readText();
        String expected = TestFlomPeer.HEAD + "verb=\"1\" step=\"24\"><answer rc=\"0\" fence=\"";
        assertTrue(granted.startsWith(expected), granted);
    }

    @Test
    void a_held_lock_is_busy_for_whoever_does_not_wait() throws IOException {
        one.lock("R1", true);
        assertEquals(FlomAnswer.Result.of(Rc.BUSY), two.lock("R1", false));
    }

    @Test
    void the_tokens_of_the_grants_grow() throws IOException {
        long first = one.lock("R1", true).fence().orElseThrow();
        one.unlock("R1");
        assertTrue(one.lock("R1", true).fence().orElseThrow() > first);
    }

    @Test
    void a_client_whose_time_is_up_leaves_the_line_by_closing() throws Exception {
        one.lock("R1", true);
        two.lock("R1", true);
        two.close();
        awaitWaiters(0);
        try (TestFlomPeer three = daemon.connect(FlomDaemon.OTHER)) {
            assertEquals(Rc.QUEUED.code(), three.lock("R1", true).code());
            one.unlock("R1");
            assertEquals(Rc.GRANTED.code(), three.later().code());
        }
    }

    @Test
    void a_connection_that_ends_gives_its_lock_to_the_next() throws IOException {
        one.lock("R1", true);
        two.lock("R1", true);
        one.close();
        assertEquals(Rc.GRANTED.code(), two.later().code());
    }

    @Test
    void lock_and_unlock_in_one_segment_are_both_done() throws IOException {
        one.send(LOCK_R1 + UNLOCK_R1 + LOCK_R1 + UNLOCK_R1);
        assertEquals(Rc.GRANTED.code(), ((FlomAnswer.First) one.read()).result().code());
        assertEquals(Rc.GRANTED.code(), ((FlomAnswer.First) one.read()).result().code());
        assertEquals(Rc.GRANTED.code(), two.lock("R1", true).code());
    }

    @Test
    void an_unlock_that_comes_while_the_lock_is_waited_for_follows_the_grant() throws IOException {
        two.lock("R1", true);
        one.send(LOCK_R1 + UNLOCK_R1);
        assertEquals(Rc.QUEUED.code(), ((FlomAnswer.First) one.read()).result().code());
        two.unlock("R1");
        assertEquals(Rc.GRANTED.code(), one.later().code());
        assertEquals(Rc.GRANTED.code(), two.lock("R1", true).code());
    }

    @Test
    void both_protocols_share_the_locks() throws IOException {
        one.lock("R1", true);
        try (TestPeer resp = daemon.connectResp(FlomDaemon.OTHER)) {
            Reply busy = resp.ask(TestPeer.lockRequest("R1", Optional.of(Duration.ZERO)));
            assertEquals("BUSY", ((Reply.Failure) busy).word());
        }
    }

    @Test
    void another_resource_on_the_same_connection_is_an_error_and_harms_nothing()
            throws IOException {
        one.lock("R1", true);
        one.unlock("R1");
        assertEquals(FlomAnswer.Result.of(Rc.PROTOCOL_ERROR), one.lock("R2", true));
        assertEquals(Rc.GRANTED.code(), one.lock("R1", true).code());
    }

    @Test
    void what_is_no_name_gets_minus_14() throws IOException {
        assertEquals(FlomAnswer.Result.of(Rc.INVALID_NAME), one.lock("a b", true));
    }

    @Test
    void a_stopping_daemon_closes_instead_of_answering_a_wait() throws Exception {
        one.lock("R1", true);
        two.lock("R1", true);
        Thread closing = Thread.ofVirtual().start(daemon.server::close);
        assertThrows(EOFException.class, two::read, "FLoM's clients take any answer for a grant");
        closing.join();
    }

    @Test
    void a_stop_that_is_asked_for_by_anybody_is_refused_and_logged() throws Exception {
        one.send(new FlomRequest.Shutdown(FlomDaemon.NODE, true));
        daemon.server.awaitLog("reason=not-admin request=STOP");
        assertEquals(Rc.GRANTED.code(), two.lock("R1", true).code());
    }

    private void awaitWaiters(long count) throws Exception {
        try (TestPeer resp = daemon.connectResp(FlomDaemon.OTHER)) {
            TestServer.await(() -> waiters(resp) == count, count + " waiters");
        }
    }

    private static long waiters(TestPeer resp) {
        try {
            resp.hello3();
            return ((Reply.Fields) resp.ask(new Request.Waiters(1))).number("total").orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

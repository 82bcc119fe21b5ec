package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Locks over real sockets, at level none.
class LockServerTest {

    private static final ResourceName A = ResourceName.parse("a");

    @TempDir Path state;
    private TestServer server;
    private TestPeer one;
    private TestPeer two;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(state);
        one = server.connect();
        two = server.connect();
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        server.close();
    }

    @Test
    void a_lock_is_granted_with_a_token_that_checks_until_it_is_given_back() throws IOException {
        long token = one.lock("a");
        assertEquals((1L << 40) + 1, token);
        assertEquals(new Reply.Int(1), two.ask(new Request.Check(A, token)));
        assertEquals(Reply.Status.OK, one.ask(new Request.Unlock(A, token)));
        assertEquals(new Reply.Int(0), two.ask(new Request.Check(A, token)));
    }

    @Test
    void whoever_does_not_wait_is_told_who_has_it() throws IOException {
        one.lock("a");
        Reply.Failure busy =
                (Reply.Failure) two.ask(TestPeer.lockRequest("a", Optional.of(Duration.ZERO)));
        assertEquals("BUSY", busy.word());
        assertTrue(busy.message().startsWith("a is held by session-1 in mode EX for "));
    }

    @Test
    void a_resp2_client_gets_its_grant_as_a_late_reply() throws IOException {
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        awaitWaiters(1);
        one.ask(new Request.Unlock(A, first));
        assertEquals(first + 1, two.granted());
    }

    @Test
    void requests_behind_a_lock_that_waits_are_answered_after_it_in_order() throws IOException {
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        two.send(new Request.Ping(Optional.of("later")));
        awaitWaiters(1);
        one.ask(new Request.Unlock(A, first));
        assertEquals(first + 1, two.granted());
        assertEquals(new Reply.Text("later"), two.read());
    }

    @Test
    void requests_that_come_while_a_lock_waits_are_answered_after_it_too() throws IOException {
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        awaitWaiters(1);
        two.send(new Request.Ping(Optional.of("later")));
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        awaitWaiters(1);
        one.ask(new Request.Unlock(A, first));
        assertEquals(first + 1, two.granted());
        assertEquals(new Reply.Text("later"), two.read());
        assertEquals(first + 1, two.granted());
    }

    @Test
    void a_resp3_client_waits_by_number_and_gets_a_push_while_the_connection_goes_on()
            throws IOException {
        long first = one.lock("a");
        two.hello3();
        Reply queued = two.ask(TestPeer.waitFor("a", 7));
        assertEquals(Optional.of(1L), ((Reply.Fields) queued).number("queued"));
        assertEquals(Reply.Status.PONG, two.ask(new Request.Ping(Optional.empty())));
        one.ask(new Request.Unlock(A, first));
        assertEquals(
                new Reply.Push(
                        List.of(
                                new Reply.Text("granted"),
                                new Reply.Int(7),
                                new Reply.Int(first + 1),
                                new Reply.Text("EX"))),
                two.read());
    }

    @Test
    void a_wait_ends_after_its_time() throws IOException {
        one.lock("a");
        long before = System.nanoTime();
        two.send(TestPeer.lockRequest("a", Optional.of(Duration.ofMillis(50))));
        Reply.Failure over = (Reply.Failure) two.read();
        assertEquals("TIMEOUT", over.word());
        assertTrue(over.message().startsWith("the wait for a is over; a is held by session-1"));
        assertTrue(System.nanoTime() - before >= 50_000_000, "before its time");
    }

    @Test
    void a_wait_by_number_ends_after_its_time_with_a_push() throws IOException {
        one.lock("a");
        two.hello3();
        two.words("LOCK", "a", "WAIT", "20", "ID", "9");
        two.read();
        Reply.Push push = (Reply.Push) two.read();
        assertEquals("refused", push.kind());
        assertEquals(new Reply.Text("TIMEOUT"), push.items().get(2));
    }

    @Test
    void a_cancelled_wait_is_over() throws IOException {
        one.lock("a");
        two.hello3();
        two.ask(TestPeer.waitFor("a", 7));
        assertEquals(new Reply.Int(1), two.ask(new Request.Cancel(7)));
        assertEquals(new Reply.Int(0), two.ask(new Request.Cancel(7)));
        awaitWaiters(0);
    }

    @Test
    void when_the_holder_goes_its_lock_goes_to_the_next() throws Exception {
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        awaitWaiters(1);
        one.close();
        assertEquals(first + 1, two.granted());
        server.awaitLog("owner=session-1 reason=disconnected released=1");
    }

    @Test
    void when_a_waiter_goes_the_one_behind_it_is_next() throws IOException {
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        awaitWaiters(1);
        try (TestPeer three = server.connect()) {
            three.send(TestPeer.lockRequest("a", Optional.empty()));
            awaitWaiters(2);
            two.close();
            awaitWaiters(1);
            one.ask(new Request.Unlock(A, first));
            assertEquals(first + 1, three.granted());
        }
    }

    @Test
    void a_silent_session_ends_with_its_lease_and_says_so() throws IOException {
        one.ask(new Request.Lease(Duration.ofSeconds(1)));
        long first = one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        assertEquals(first + 1, two.granted());
        assertEquals(new Reply.Failure("EXPIRED", "nothing was heard for 1000 ms"), one.read());
        assertThrows(EOFException.class, one::read);
    }

    @Test
    void the_table_is_shown_with_owners_and_places_in_line() throws IOException {
        one.lock("a");
        two.send(TestPeer.lockRequest("a", Optional.empty()));
        try (TestPeer three = server.connect().hello3()) {
            Reply.Fields lock = awaitRow(three, new Request.Locks(10));
            Reply.Fields wait = awaitRow(three, new Request.Waiters(10));
            assertEquals("session-1", lock.text("owner").orElseThrow());
            assertEquals("127.0.0.1:" + one.socket.getLocalPort(), text(lock, "address"));
            assertEquals((1L << 40) + 1, lock.number("token").orElseThrow());
            assertEquals(1, wait.number("position").orElseThrow());
            assertEquals("session-2 EX", text(wait, "owner") + " " + text(wait, "mode"));
        }
    }

    @Test
    void quit_is_answered_and_ends_the_connection() throws IOException {
        assertEquals(Reply.Status.OK, one.ask(new Request.Quit()));
        assertThrows(EOFException.class, one::read);
    }

    private static String text(Reply.Fields row, String name) {
        return row.text(name).orElseThrow();
    }

    private static Reply.Fields awaitRow(TestPeer peer, Request request) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            Reply.Fields page = (Reply.Fields) peer.ask(request);
            if (page.values().get("rows") instanceof Reply.Array(var rows) && !rows.isEmpty()) {
                return (Reply.Fields) rows.getFirst();
            }
        }
        throw new AssertionError("no row");
    }

    /// Until that many wait, as the daemon sees it.
    private void awaitWaiters(int count) throws IOException {
        try (TestPeer observer = server.connect().hello3()) {
            for (int i = 0; i < 10_000; i++) {
                Reply.Fields page = (Reply.Fields) observer.ask(new Request.Waiters(10));
                if (page.number("total").orElseThrow() == count) {
                    return;
                }
            }
        }
        throw new AssertionError("not " + count + " waiters");
    }
}

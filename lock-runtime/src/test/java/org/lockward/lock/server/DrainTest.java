package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a daemon stops, starts again, and how many it carries meanwhile.
class DrainTest {

    @TempDir Path state;

    private TestServer server(Duration drain) {
        return new TestServer(state, new Security.None(false), ServerLimits.DEFAULT, drain);
    }

    @Test
    void a_holder_is_told_and_may_finish_and_the_daemon_stops_when_it_has() throws Exception {
        TestServer server = server(Duration.ofMinutes(10));
        try (TestPeer holder = server.connect().hello3()) {
            long token = holder.lock("a");
            Thread stopping = Thread.ofVirtual().start(server::close);
            assertEquals(
                    new Reply.Push(List.of(new Reply.Text("draining"), new Reply.Int(600_000))),
                    holder.read());
            Request more = TestPeer.lockRequest("b", Optional.empty());
            assertEquals("DRAINING", ((Reply.Failure) holder.ask(more)).word());
            holder.send(new Request.Unlock(ResourceName.parse("a"), token));
            assertEquals(Reply.Status.OK, holder.read());
            assertEquals("DRAINING", ((Reply.Failure) holder.read()).word());
            assertThrows(EOFException.class, holder::read);
            stopping.join();
        }
    }

    @Test
    void a_holder_that_does_not_finish_is_cut_off_after_the_time() throws IOException {
        TestServer server = server(Duration.ofMillis(100));
        try (TestPeer holder = server.connect()) {
            holder.lock("a");
            server.close();
            assertEquals(new Reply.Failure("DRAINING", "the daemon has stopped"), holder.read());
        }
        assertTrue(server.log().contains("reason=draining released=1"), server.log());
    }

    @Test
    void whoever_waits_is_told_and_nobody_is_granted() throws IOException {
        TestServer server = server(Duration.ofMillis(100));
        try (TestPeer holder = server.connect();
                TestPeer late = server.connect();
                TestPeer pushed = server.connect().hello3()) {
            holder.lock("a");
            assertEquals(
                    Optional.of(1L),
                    ((Reply.Fields) pushed.ask(TestPeer.waitFor("a", 5))).number("queued"));
            late.send(TestPeer.lockRequest("a", Optional.empty()));
            pushed.ask(new Request.Ping(Optional.empty()));
            server.close();
            assertEquals(
                    new Reply.Push(
                            List.of(
                                    new Reply.Text("refused"),
                                    new Reply.Int(5),
                                    new Reply.Text("DRAINING"),
                                    new Reply.Text("the daemon is stopping"))),
                    pushed.read());
            assertEquals("DRAINING", ((Reply.Failure) late.read()).word());
        }
    }

    @Test
    void tokens_after_a_restart_are_larger_than_all_before() throws IOException {
        long before;
        try (TestServer first = server(Duration.ZERO);
                TestPeer peer = first.connect()) {
            before = peer.lock("a");
            peer.ask(new Request.Unlock(ResourceName.parse("a"), before));
        }
        try (TestServer second = server(Duration.ZERO);
                TestPeer peer = second.connect()) {
            long after = peer.lock("a");
            assertTrue(after > before, after + " after " + before);
        }
    }

    @Test
    void a_thousand_idle_connections_hold_nobody_up() throws IOException {
        List<TestPeer> idle = new ArrayList<>();
        try (TestServer server = server(Duration.ZERO)) {
            for (int i = 0; i < 1_000; i++) {
                idle.add(server.connect());
            }
            try (TestPeer busy = server.connect().hello3()) {
                long token = busy.lock("a");
                assertEquals(
                        Reply.Status.OK,
                        busy.ask(new Request.Unlock(ResourceName.parse("a"), token)));
                Reply.Text info = (Reply.Text) busy.ask(new Request.Info());
                assertTrue(info.value().contains("connected_clients:1001"), info.value());
            }
            assertEquals(Reply.Status.PONG, idle.get(999).ask(new Request.Ping(Optional.empty())));
        } finally {
            for (TestPeer peer : idle) {
                peer.close();
            }
        }
    }
}

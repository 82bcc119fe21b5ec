package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.session.Grace;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.Secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/// What a daemon does after a run that ended while locks were held.
class RestartTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Restart RECLAIM = new Restart(Grace.Policy.RECLAIM, LEASE);

    @TempDir Path state;

    private TestServer start(Restart restart) {
        return new TestServer(
                state,
                new Security.None(false),
                config -> config.withRestart(restart).withDrain(Duration.ZERO));
    }

    /// A lock that is held to the end of a run, as it was granted.
    private Reply.Grant heldToTheEnd(String name) throws IOException {
        TestServer server = start(RECLAIM);
        try (TestPeer peer = durable(server)) {
            peer.send(TestPeer.lockRequest(name, Optional.of(Duration.ZERO)));
            Reply.Grant grant = Reply.Grant.in(peer.read()).orElseThrow();
            server.close();
            return grant;
        }
    }

    private static TestPeer durable(TestServer server) throws IOException {
        TestPeer peer = server.connect().hello3();
        peer.ask(new Request.Life(new LifeRequest.Release(true)));
        return peer;
    }

    private static Request reclaim(String name, Reply.Grant grant, Secret receipt) {
        return new Request.Life(
                new LifeRequest.Reclaim(
                        ResourceName.parse(name),
                        grant.token(),
                        grant.mode(),
                        receipt,
                        grant.quantity(),
                        grant.element()));
    }

    private static String word(Reply reply) {
        return reply instanceof Reply.Failure failure ? failure.word() : reply.toString();
    }

    private static Request lock(String name, Duration patience) {
        return TestPeer.lockRequest(name, Optional.of(patience));
    }

    @Test
    void a_lock_is_taken_back_with_its_receipt_and_keeps_its_token() throws Exception {
        Reply.Grant before = heldToTheEnd("a");
        try (TestServer server = start(RECLAIM);
                TestPeer peer = durable(server)) {
            Reply back = peer.ask(reclaim("a", before, before.receipt().orElseThrow()));
            assertEquals(Optional.of(before), Reply.Grant.in(back));
            assertEquals(
                    new Reply.Int(1),
                    peer.ask(new Request.Check(ResourceName.parse("a"), before.token())));
        }
    }

    @Test
    void a_daemon_whose_state_directory_is_gone_stops_all_the_same() throws Exception {
        TestServer server = start(RECLAIM);
        try (var files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        server.close();
        assertThrows(IOException.class, server::connect);
    }

    @Test
    void one_receipt_takes_a_unit_of_a_pool_back_once() throws Exception {
        Reply.Grant before = heldToTheEnd("pool[3]");
        try (TestServer server = start(RECLAIM);
                TestPeer peer = durable(server);
                TestPeer twin = durable(server)) {
            Request reclaim = reclaim("pool[3]", before, before.receipt().orElseThrow());
            assertTrue(Reply.Grant.in(peer.ask(reclaim)).isPresent());
            assertEquals("LOST", word(twin.ask(reclaim)));
        }
    }

    @Test
    void whoever_does_not_wait_is_told_to_and_whoever_waits_gets_it_when_the_window_is_over()
            throws Exception {
        heldToTheEnd("a");
        try (TestServer server = start(RECLAIM);
                TestPeer peer = server.connect().hello3()) {
            assertEquals("GRACE", word(peer.ask(lock("a", Duration.ZERO))));
            long start = System.nanoTime();
            peer.send(lock("a", Duration.ofSeconds(10)));
            assertTrue(peer.granted() > 0);
            long waited = System.nanoTime() - start;
            assertTrue(waited > LEASE.toNanos() / 2, "waited " + waited);
        }
    }

    @Test
    void what_was_taken_back_is_not_granted_when_the_window_is_over() throws Exception {
        Reply.Grant before = heldToTheEnd("a");
        try (TestServer server = start(RECLAIM);
                TestPeer holder = durable(server);
                TestPeer other = server.connect().hello3()) {
            holder.ask(reclaim("a", before, before.receipt().orElseThrow()));
            other.send(lock("a", Duration.ofMillis(1_500)));
            for (int i = 0; i < 5; i++) {
                Thread.sleep(300);
                holder.ask(new Request.Ping(Optional.empty()));
            }
            assertEquals("TIMEOUT", word(other.read()));
        }
    }

    @Test
    void a_wait_with_a_number_can_be_given_up_in_the_window() throws Exception {
        heldToTheEnd("a");
        try (TestServer server = start(RECLAIM);
                TestPeer peer = server.connect().hello3()) {
            Reply queued = peer.ask(TestPeer.waitFor("a", 7));
            assertEquals(Optional.of(1L), ((Reply.Fields) queued).number("queued"));
            assertEquals(new Reply.Int(1), peer.ask(new Request.Cancel(7)));
            peer.ask(TestPeer.waitFor("b", 8));
            assertEquals("granted", ((Reply.Push) peer.read()).kind());
        }
    }

    @Test
    void a_receipt_is_good_for_nothing_else_than_its_lock() throws Exception {
        Reply.Grant before = heldToTheEnd("a");
        Secret receipt = before.receipt().orElseThrow();
        try (TestServer server = start(RECLAIM);
                TestPeer peer = durable(server)) {
            assertEquals("DENIED", word(peer.ask(reclaim("b", before, receipt))));
            Reply.Grant stronger = new Reply.Grant(before.token() + 1, LockMode.EX);
            assertEquals("DENIED", word(peer.ask(reclaim("a", stronger, receipt))));
            server.awaitLog("denied");
        }
    }

    @Test
    void a_larger_token_takes_the_lock_from_a_smaller_one_who_is_told() throws Exception {
        Reply.Grant[] grants = twoHoldersOneAfterTheOther();
        try (TestServer server = start(RECLAIM);
                TestPeer older = durable(server);
                TestPeer younger = durable(server)) {
            older.ask(reclaim("a", grants[0], grants[0].receipt().orElseThrow()));
            Reply won = younger.ask(reclaim("a", grants[1], grants[1].receipt().orElseThrow()));
            assertEquals(Optional.of(grants[1]), Reply.Grant.in(won));
            assertEquals("lost", ((Reply.Push) older.read()).kind());
            Reply late = older.ask(reclaim("a", grants[0], grants[0].receipt().orElseThrow()));
            assertEquals("LOST", word(late));
        }
    }

    private Reply.Grant[] twoHoldersOneAfterTheOther() throws IOException {
        TestServer server = start(RECLAIM);
        try (TestPeer peer = durable(server)) {
            Reply.Grant[] grants = new Reply.Grant[2];
            for (int i = 0; i < 2; i++) {
                peer.send(lock("a", Duration.ZERO));
                grants[i] = Reply.Grant.in(peer.read()).orElseThrow();
                if (i == 0) {
                    peer.ask(new Request.Unlock(ResourceName.parse("a"), grants[0].token()));
                }
            }
            server.close();
            return grants;
        }
    }

    @Test
    void with_refuse_nothing_is_given_back_and_others_wait_all_the_same() throws Exception {
        Reply.Grant before = heldToTheEnd("a");
        try (TestServer server = start(new Restart(Grace.Policy.REFUSE, LEASE));
                TestPeer peer = durable(server)) {
            Reply refused = peer.ask(reclaim("a", before, before.receipt().orElseThrow()));
            assertEquals("LOST", word(refused));
            assertEquals("GRACE", word(peer.ask(lock("a", Duration.ZERO))));
        }
    }

    @Test
    void with_none_and_after_a_clean_stop_locks_are_granted_at_once() throws Exception {
        heldToTheEnd("a");
        try (TestServer server = start(new Restart(Grace.Policy.NONE, LEASE));
                TestPeer peer = server.connect()) {
            long token = peer.lock("a");
            peer.ask(new Request.Unlock(ResourceName.parse("a"), token));
        }
        try (TestServer server = start(RECLAIM);
                TestPeer peer = server.connect()) {
            assertTrue(peer.lock("a") > 0);
        }
    }

    @Test
    void the_key_of_receipts_is_for_its_owner_alone() throws Exception {
        start(RECLAIM).close();
        Path key = state.resolve("receipts.key");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    }

    @Test
    void info_says_how_the_run_before_ended() throws Exception {
        heldToTheEnd("a");
        try (TestServer server = start(RECLAIM);
                TestPeer peer = server.connect()) {
            String info = ((Reply.Text) peer.ask(new Request.Info())).value();
            assertTrue(info.contains("last_run:unclean\r\ngrace:reclaim\r\n"), info);
        }
    }

    @Test
    void a_number_of_a_sequence_has_no_receipt() throws Exception {
        try (TestServer server = start(RECLAIM);
                TestPeer peer = durable(server)) {
            peer.send(
                    new Request.Lock(
                            ResourceName.parse("_s_n[3]"),
                            LockMode.EX,
                            Optional.of(Duration.ZERO),
                            OptionalLong.empty()));
            assertEquals(
                    Optional.empty(), Reply.Grant.in(peer.read()).flatMap(Reply.Grant::receipt));
        }
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.access.LiveRules;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Admin acts and access rules at level mutual, over real TLS.
class AdminServerTest {

    private static final ResourceName A = ResourceName.parse("a");
    private static final Duration DRAIN = Duration.ofSeconds(30);

    @TempDir Path temp;
    private TestFleet fleet;
    private LiveRules rules;
    private TestPeer boss;
    private TestPeer node;

    @BeforeEach
    void start() throws IOException {
        rules("deny node-1 secret*\nallow * *\n");
        rules = LiveRules.open(temp.resolve("rules"));
        fleet =
                new TestFleet(
                        temp,
                        SecurityLevel.MUTUAL,
                        config ->
                                config.withDrain(DRAIN)
                                        .withAdmins(new AdminPolicy(Set.of("boss")))
                                        .withRules(rules));
        boss = fleet.connect("boss").hello3();
        node = fleet.connect("node-1").hello3();
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
        boss.close();
        fleet.close();
        rules.close();
    }

    private void rules(String text) throws IOException {
        Path next = Files.writeString(temp.resolve("rules.new"), text);
        Files.move(next, temp.resolve("rules"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String message(Reply reply) {
        Reply.Failure failure = (Reply.Failure) reply;
        return failure.word() + " " + failure.message();
    }

    private Reply tryLock(TestPeer peer, String name) throws IOException {
        return peer.ask(TestPeer.lockRequest(name, Optional.of(Duration.ZERO)));
    }

    @Test
    void an_admin_breaks_a_lock_and_its_holder_goes_on_without_it() throws Exception {
        long token = node.lock("a");
        assertEquals(new Reply.Int(1), boss.ask(new Request.Admin.Break(A, token)));
        Reply.Push lost = (Reply.Push) node.read();
        assertEquals(
                List.of(new Reply.Text("lost"), new Reply.Text("a"), new Reply.Int(token)),
                lost.items().subList(0, 3));
        assertTrue(message(node.ask(new Request.Unlock(A, token))).startsWith("NOTHELD "));
        assertTrue(boss.lock("a") > token);
        fleet.server.awaitLog("admin=boss owner=node-1 session=2 name=a token=" + token);
    }

    @Test
    void a_node_that_is_no_admin_is_denied_and_logged_with_both_values() throws Exception {
        long token = boss.lock("a");
        assertEquals(
                "DENIED not-admin: BREAK is for admins; node-1 is none of them",
                message(node.ask(new Request.Admin.Break(A, token))));
        fleet.server.awaitLog("owner=node-1 reason=not-admin request=BREAK admins=boss");
    }

    @Test
    void an_admin_ends_a_session() throws Exception {
        node.lock("a");
        assertEquals(new Reply.Int(1), boss.ask(new Request.Admin.Kill(2)));
        assertEquals("KILLED an admin (boss) has ended this session", message(node.read()));
        assertThrows(EOFException.class, node::read);
        boss.lock("a");
        fleet.server.awaitLog("reason=killed released=1");
    }

    @Test
    void a_stop_waits_for_the_holders_until_it_is_to_be_now() throws Exception {
        node.lock("a");
        assertEquals(Reply.Status.OK, boss.ask(new Request.Admin.Stop(false)));
        assertEquals("draining", ((Reply.Push) node.read()).kind());
        assertEquals("draining", ((Reply.Push) boss.read()).kind());
        assertEquals(Reply.Status.OK, boss.ask(new Request.Admin.Stop(true)));
        fleet.server.server.stopped().get(15, TimeUnit.SECONDS);
        assertEquals("DRAINING the daemon has stopped", message(node.read()));
        fleet.server.awaitLog("stopped held=1");
    }

    @Test
    void a_stop_without_holders_ends_the_daemon() throws Exception {
        boss.ask(new Request.Admin.Stop(false));
        fleet.server.server.stopped().get(15, TimeUnit.SECONDS);
    }

    @Test
    void a_rule_keeps_a_node_from_a_name_and_the_log_says_which() throws Exception {
        assertEquals(
                "DENIED rule: node-1 may not lock secret-1 in mode EX: rule in line 1: deny node-1"
                        + " secret*",
                message(tryLock(node, "secret-1")));
        boss.lock("secret-1");
        fleet.server.awaitLog("owner=node-1 reason=rule request=LOCK name=secret-1 mode=EX rule=");
    }

    @Test
    void new_rules_are_in_force_by_themselves_and_leave_held_locks_alone() throws Exception {
        long token = node.lock("a");
        rules("deny node-1 a\nallow * *\n");
        fleet.server.awaitLog("reloaded rules=2");
        assertEquals(new Reply.Int(1), node.ask(new Request.Check(A, token)));
        assertEquals(Reply.Status.OK, node.ask(new Request.Unlock(A, token)));
        assertTrue(message(tryLock(node, "a")).startsWith("DENIED rule: "));
    }

    @Test
    void a_reload_says_what_is_wrong_and_keeps_the_old_rules() throws Exception {
        assertEquals(Reply.Status.OK, boss.ask(new Request.Admin.Reload()));
        rules("allow *\n");
        String said = message(boss.ask(new Request.Admin.Reload()));
        assertTrue(said.startsWith("ERR kept: the access rules in "), said);
        assertTrue(said.contains("line 1: a rule has 3 or 4 words"), said);
        node.lock("still-allowed");
        fleet.server.awaitLog("kept detail=");
    }
}

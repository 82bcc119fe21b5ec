package org.lockward.lock.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.table.TableLimits;

/// The verbs about locks, as a peer sees them.
class VerbsTest {

    private static final String QUEUED = "%1 $6 queued :";

    private final Sessions sessions = Talk.sessions(TableLimits.DEFAULT);
    private final TestHost host = new TestHost();
    private final Talk one = Talk.open(sessions, "node-1");
    private final Talk two = Talk.open(sessions, "node-2");

    private static String grant(int token, String mode) {
        return "%2 $5 token :" + token + " $4 mode $2 " + mode;
    }

    @Test
    void a_grant_with_its_token_and_its_mode() {
        assertEquals(grant(1, "PR"), one.say("LOCK a MODE PR TYPE simple CREATE yes"));
    }

    @Test
    void a_type_that_the_name_does_not_say_is_refused_with_both() {
        assertEquals(
                "-IMPOSSIBLE a is the name of a simple resource, not of a numeric one",
                one.say("LOCK a TYPE numeric"));
    }

    @Test
    void who_is_in_the_way_and_for_how_long() {
        one.say("LOCK a");
        assertEquals(
                "-BUSY a is held by node-1 in mode EX for 7 ms",
                two.say("LOCK a NOWAIT", 7_000_000));
    }

    @Test
    void the_end_of_a_wait_says_who_was_in_the_way() {
        one.say("LOCK a");
        assertEquals("", two.say("LOCK a WAIT 5"));
        sessions.expire(5_000_000);
        assertEquals(
                "-TIMEOUT the wait for a is over; a is held by node-1 in mode EX for 5 ms",
                two.hear());
    }

    @Test
    void a_lease_in_a_lock_counts_like_one_before_it() {
        one.say("LOCK a LEASE 1000");
        sessions.expire(1_000_000_000L);
        assertEquals("-EXPIRED nothing was heard for 1000 ms", one.hear());
    }

    @Test
    void a_wait_with_a_number_is_queued_and_can_be_given_up() {
        one.say("LOCK a");
        assertEquals(QUEUED + "1", two.say("LOCK a ID 7"));
        assertEquals("-ERR LOCK: ID 7 waits already", two.say("LOCK b ID 7"));
        assertEquals(":1", two.say("CANCEL 7"));
        assertEquals(":0", two.say("CANCEL 7"));
        one.say("UNLOCK a 1");
        assertEquals("", two.hear());
    }

    @Test
    void a_number_needs_resp3() {
        one.say("HELLO 2");
        assertEquals("-ERR LOCK: ID needs RESP3; say HELLO 3 first", one.say("LOCK a ID 1"));
        assertEquals(
                "-ERR CONVERT: ID needs RESP3; say HELLO 3 first", one.say("CONVERT a 1 PR ID 1"));
    }

    @Test
    void what_is_not_held_cannot_be_given_back() {
        one.say("LOCK a");
        String refused = "-NOTHELD this session does not hold a with token ";
        assertEquals(refused + 2, one.say("UNLOCK a 2"));
        assertEquals(refused + 1, two.say("UNLOCK a 1 ROLLBACK"));
        assertEquals("+OK", one.say("UNLOCK a 1 ROLLBACK"));
    }

    @Test
    void what_a_rule_denies_is_neither_locked_nor_waited_for() {
        sessions.hostedBy(host);
        String said = one.say("LOCK secret-1 MODE CR");
        assertEquals(
                "-DENIED rule: node-1 may not lock secret-1 in mode CR: rule in line 1: deny *"
                        + " secret*",
                said);
        assertTrue(host.log.getFirst().startsWith("denied {peer=192.0.2.1:1, owner=node-1, "));
        assertEquals(0, sessions.held());
    }

    @Test
    void nothing_is_granted_or_converted_while_the_daemon_stops() {
        one.say("LOCK a");
        sessions.drain(100, 0);
        assertEquals(">2 $8 draining :100", one.hear());
        assertEquals("-DRAINING the daemon is stopping", one.say("LOCK b"));
        assertEquals("-DRAINING the daemon is stopping", one.say("CONVERT a 1 PR"));
        assertEquals("+OK", one.say("UNLOCK a 1"));
    }

    @Test
    void a_limit_is_named() {
        Talk small = Talk.open(Talk.sessions(new TableLimits(1, 1, 9)), "node-1");
        small.say("LOCK a");
        String said = small.say("LOCK b");
        assertTrue(said.startsWith("-QUOTA ") && said.contains("1"), said);
    }

    @Test
    void the_daemon_holds_and_awaits_so_many_locks_in_all() {
        sessions.hostedBy(host);
        one.say("LOCK a");
        two.say("LOCK a ID 1");
        assertEquals(
                "-QUOTA the daemon holds and awaits at most 2 locks in all, and 2 it has",
                two.say("LOCK b"));
        one.say("UNLOCK a 1");
        assertEquals(grant(3, "EX"), one.say("LOCK b"));
    }

    @Test
    void info_says_the_limits() {
        sessions.hostedBy(host);
        String said = one.say("INFO");
        assertTrue(said.contains(" limit_locks_per_session:100000 "), said);
        assertTrue(said.contains(" limit_locks:2 "), said);
    }

    @Test
    void rows_of_one_name() {
        one.say("LOCK a");
        one.say("LOCK b");
        two.say("LOCK a ID 1");
        String held = one.say("LOCKS NAME a");
        assertTrue(held.startsWith("%2 $5 total :1 $4 rows *1 %10 $5 owner $6 node-1 "), held);
        String awaited = one.say("WAITERS NAME a COUNT 1");
        assertTrue(awaited.contains(" $5 owner $6 node-2 "), awaited);
        assertTrue(awaited.contains(" $8 position :1 $8 quantity :1 $10 converting :0 "), awaited);
        assertEquals("%2 $5 total :0 $4 rows *0", one.say("WAITERS NAME b"));
    }
}

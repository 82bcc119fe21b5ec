package org.lockward.lock.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.table.TableLimits;

import java.util.List;
import java.util.Optional;

/// What admins may do, and nobody else.
class AdminActsTest {

    private static final String BY = "{peer=192.0.2.1:1, admin=boss";

    private final Sessions sessions = Talk.sessions(TableLimits.DEFAULT);
    private final TestHost host = new TestHost();
    private final Talk boss = Talk.open(sessions, "boss");
    private final Talk holder = Talk.open(sessions, "node-1");
    private final Talk next = Talk.open(sessions, "node-2");

    @BeforeEach
    void appoint() {
        sessions.hostedBy(host);
        boss.end.admin = true;
        holder.say("LOCK a");
        next.say("LOCK a ID 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREAK a 1", "KILL 2", "STOP", "STOP NOW", "RELOAD"})
    void whoever_is_no_admin_is_denied_with_both_values(String act) {
        String word = act.replaceFirst(" .*", "");
        assertEquals(
                "-DENIED not-admin: " + word + " is for admins; node-2 is none of them",
                next.say(act));
        assertEquals(
                List.of(
                        "denied {peer=192.0.2.1:1, owner=node-2, reason=not-admin, request="
                                + word
                                + ", admins=boss}"),
                host.log);
        assertEquals(1, sessions.held());
    }

    @Test
    void a_broken_lock_goes_to_the_next_and_its_holder_is_told() {
        assertEquals(":1", boss.say("BREAK a 1"));
        assertEquals(">4 $4 lost $1 a :1 $36 an admin (boss) has broken this lock", holder.hear());
        assertEquals(">4 $7 granted :9 :2 $2 EX", next.hear());
        assertEquals(
                List.of("broken " + BY + ", owner=node-1, session=2, name=a, token=1}"), host.log);
        assertTrue(holder.say("UNLOCK a 1").startsWith("-NOTHELD "));
    }

    @Test
    void a_lock_is_broken_by_its_token_only() {
        assertEquals(":0", boss.say("BREAK a 2"));
        assertEquals(":0", boss.say("BREAK b 1"));
        assertEquals("", holder.hear());
        assertEquals(List.of(), host.log);
    }

    @Test
    void a_holder_that_cannot_be_pushed_to_finds_out_when_it_asks() {
        holder.say("HELLO 2");
        boss.say("BREAK a 1");
        assertEquals("", holder.hear());
        assertEquals(":0", holder.say("CHECK a 1"));
    }

    @Test
    void a_killed_session_is_told_by_whom_and_its_locks_are_free() {
        assertEquals(":1", boss.say("KILL 2"));
        assertEquals("-KILLED an admin (boss) has ended this session", holder.hear());
        assertEquals(List.of("killed 1"), holder.end.ends);
        assertEquals(">4 $7 granted :9 :2 $2 EX", next.hear());
        assertTrue(host.log.getFirst().startsWith("killed " + BY + ", session=2, "));
        assertEquals(":0", boss.say("KILL 2"));
    }

    @Test
    void a_stop_is_handed_on() {
        assertEquals("+OK", boss.say("STOP NOW"));
        assertEquals(List.of("stopping " + BY + ", now=true}", "stop true"), host.log);
    }

    @Test
    void a_reload_is_answered_when_it_is_done() {
        assertEquals("", boss.say("RELOAD"));
        assertTrue(boss.session.isBlocked());
        host.reloads.getFirst().accept(Optional.empty());
        assertFalse(boss.session.isBlocked());
        assertEquals("+OK", boss.hear());
        assertEquals(1, boss.end.resumed);
    }

    @Test
    void a_reload_that_cannot_be_used_says_why_and_what_is_in_force() {
        boss.say("RELOAD");
        Problem problem = new Problem("the rules cannot be used", "line 3: no rule", "");
        host.reloads.getFirst().accept(Optional.of(new LockException.InvalidInput(problem)));
        assertEquals(
                "-ERR kept: the rules cannot be used: line 3: no rule; what was in force before"
                        + " stays so",
                boss.hear());
    }
}

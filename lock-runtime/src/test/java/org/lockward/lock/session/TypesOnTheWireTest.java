package org.lockward.lock.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.table.TableLimits;

/// The six types of resources and conversions, as a peer sees them.
class TypesOnTheWireTest {

    private final Sessions sessions = Talk.sessions(TableLimits.DEFAULT);
    private final Talk one = Talk.open(sessions, "node-1");
    private final Talk two = Talk.open(sessions, "node-2");

    private static String grant(int token, String mode) {
        return "%2 $5 token :" + token + " $4 mode $2 " + mode;
    }

    private static String element(int token, String element) {
        return "%%3 $5 token :%d $4 mode $2 EX $7 element $%d %s"
                .formatted(token, element.length(), element);
    }

    private static String element(String grant) {
        return grant.substring(grant.lastIndexOf(' ') + 1);
    }

    @Test
    void units_of_a_pool() {
        String units = "%3 $5 token :1 $4 mode $2 EX $8 quantity :2";
        assertEquals(units, one.say("LOCK pool[3] QUANTITY 2 TYPE numeric"));
        assertTrue(
                two.say("LOCK pool[3] QUANTITY 2 NOWAIT").startsWith("-BUSY pool[3] is held by"));
        assertEquals(grant(2, "EX"), two.say("LOCK pool[3]"));
        assertTrue(two.say("LOCK pool[3] QUANTITY 4").startsWith("-IMPOSSIBLE "));
    }

    @Test
    void elements_of_a_set_in_turn() {
        assertEquals(element(1, "a"), one.say("LOCK a.b"));
        assertEquals(element(2, "b"), two.say("LOCK a.b"));
        assertEquals("%1 $6 queued :1", two.say("LOCK a.b ID 5"));
        one.say("UNLOCK a.b 1");
        assertEquals(">5 $7 granted :5 :3 $2 EX $1 a", two.hear());
        assertTrue(two.say("LOCKS NAME a.b").contains(" $7 element $1 b "));
    }

    @Test
    void a_node_of_a_tree_is_in_the_way_above_and_below() {
        one.say("LOCK /a/b");
        assertTrue(two.say("LOCK /a NOWAIT").startsWith("-BUSY "));
        assertTrue(two.say("LOCK /a/b/c NOWAIT").startsWith("-BUSY "));
        assertEquals(grant(2, "EX"), two.say("LOCK /a/c NOWAIT"));
    }

    @Test
    void a_number_of_a_transactional_sequence_goes_back_when_it_is_rolled_back() {
        String first = element(one.say("LOCK _S_n[1]"));
        one.say("UNLOCK _S_n[1] 1 ROLLBACK");
        assertEquals(first, element(one.say("LOCK _S_n[1]")));
        one.say("UNLOCK _S_n[1] 2");
        long next = Long.parseLong(first) + 1;
        assertEquals(Long.toString(next), element(one.say("LOCK _S_n[1]")));
    }

    @Test
    void a_timestamp_comes_as_element() {
        String said = one.say("LOCK _t_%Y%m%d%H%M%S[1]");
        if (said.isEmpty()) {
            sessions.expire(2_000_000_000L);
            said = one.hear();
        }
        assertTrue(element(said).matches("19700101000\\d{3}"), said);
    }

    @Test
    void a_weaker_mode_comes_at_once_and_keeps_the_token() {
        one.say("LOCK a");
        two.say("LOCK a MODE PR ID 1");
        assertEquals(grant(1, "PR"), one.say("CONVERT a 1 PR"));
        assertEquals(">4 $7 granted :1 :2 $2 PR", two.hear());
    }

    @Test
    void a_stronger_mode_waits_for_the_other_holders_and_has_a_new_token() {
        one.say("LOCK a MODE PR");
        two.say("LOCK a MODE PR");
        assertTrue(one.say("CONVERT a 1 EX NOWAIT").startsWith("-BUSY a is held by "));
        assertEquals("%1 $6 queued :1", one.say("CONVERT a 1 EX ID 4"));
        assertTrue(one.say("WAITERS").contains(" $10 converting :1 "));
        two.say("UNLOCK a 2");
        assertEquals(">4 $7 granted :4 :3 $2 EX", one.hear());
        assertEquals(":0", one.say("CHECK a 1"));
    }

    @Test
    void two_who_convert_into_each_others_way_are_a_deadlock() {
        one.say("LOCK a MODE PR");
        two.say("LOCK a MODE PR");
        one.say("CONVERT a 1 EX ID 4");
        String said = two.say("CONVERT a 2 EX");
        assertTrue(said.startsWith("-DEADLOCK "), said);
        assertTrue(said.contains("node-1") && said.contains("node-2"), said);
    }

    @Test
    void whoever_closes_a_circle_of_waits_is_told_the_circle() {
        one.say("LOCK a");
        two.say("LOCK b");
        one.say("LOCK b ID 1");
        String said = two.say("LOCK a ID 2");
        assertTrue(said.startsWith("-DEADLOCK "), said);
        assertTrue(said.contains("node-1") && said.contains("node-2"), said);
        assertEquals("%1 $6 queued :1", two.say("LOCK a NODEADLOCK ID 2"));
    }

    @Test
    void what_is_not_to_be_created_waits_for_its_creator_or_is_absent() {
        assertEquals(
                "-ABSENT nobody has created a, and CREATE no does not",
                one.say("LOCK a CREATE no NOWAIT"));
        assertEquals("%1 $6 queued :0", one.say("LOCK a CREATE no ID 3"));
        two.say("LOCK a");
        two.say("UNLOCK a 1");
        assertEquals(">4 $7 granted :3 :2 $2 EX", one.hear());
    }

    @Test
    void what_is_in_the_way_where_nobody_holds_the_name() {
        one.say("LOCK /a/b");
        assertEquals(
                "-BUSY what is held above or below /a is in the way", two.say("LOCK /a NOWAIT"));
        two.say("LOCK c CREATE no WAIT 1");
        sessions.expire(1_000_000);
        assertEquals("-TIMEOUT the wait for c is over; nobody has created c", two.hear());
        String early = two.say("LOCK _t_%Y%m%d%H%M[1] NOWAIT", 1_000_000);
        assertEquals("-BUSY the next time of _t_%Y%m%d%H%M[1] has not come yet", early);
    }

    @Test
    void the_same_session_may_lock_again_and_gives_back_as_often() {
        one.say("LOCK a");
        assertEquals(grant(1, "EX"), one.say("LOCK a MODE PR"));
        assertTrue(one.say("LOCKS").contains(" $5 count :2 "));
        assertEquals("+OK", one.say("UNLOCK a 1"));
        assertEquals(":1", one.say("CHECK a 1"));
        assertEquals("+OK", one.say("UNLOCK a 1"));
        assertEquals(":0", one.say("CHECK a 1"));
    }

    @Test
    void a_broken_lock_is_gone_however_often_it_was_granted() {
        two.end.admin = true;
        one.say("LOCK a");
        one.say("LOCK a");
        assertEquals(":1", two.say("BREAK a 1"));
        assertEquals(0, sessions.held());
    }

    @Test
    void a_stronger_mode_is_what_convert_is_for() {
        one.say("LOCK a MODE PR");
        assertEquals(
                "-IMPOSSIBLE this session holds a in mode PR; for another: CONVERT a 1 MODE",
                one.say("LOCK a MODE EX"));
    }

    @ParameterizedTest
    @CsvSource({
        "LOCK pool[3] MODE PR",
        "LOCK a.b MODE CR",
        "LOCK a QUANTITY 2",
        "LOCK _s_n[1] MODE NL",
    })
    void a_mode_or_a_quantity_that_the_type_does_not_have_is_impossible(String words) {
        String said = one.say(words);
        assertTrue(said.startsWith("-IMPOSSIBLE "), said);
    }

    @Test
    void only_the_holder_converts_and_only_with_its_token() {
        one.say("LOCK a");
        assertTrue(two.say("CONVERT a 1 PR").startsWith("-NOTHELD "));
        assertTrue(one.say("CONVERT a 2 PR").startsWith("-NOTHELD "));
    }
}

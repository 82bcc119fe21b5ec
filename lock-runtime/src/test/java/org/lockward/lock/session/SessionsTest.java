package org.lockward.lock.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.RamMarks;
import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TableLimits;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Sessions around the table, with a clock that the test moves.
class SessionsTest {

    private static final ResourceName A = ResourceName.parse("a");
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong token = new AtomicLong();
    private final Sessions sessions =
            new Sessions(
                    new TableConfig(
                            TableLimits.DEFAULT,
                            token::incrementAndGet,
                            new RamMarks(9),
                            new TableConfig.Start(0, 0),
                            0),
                    new DaemonFacts("1", "-", "none", "-", "nio", 1));
    private final TestEnd one = new TestEnd("");
    private final TestEnd two = new TestEnd("node-2");
    private final Session first = sessions.open(one, 0);
    private final Session second = sessions.open(two, 0);

    private static Request.Lock lock(OptionalLong id) {
        return new Request.Lock(A, LockMode.EX, Optional.empty(), id);
    }

    private static Request hello(int protocol, Optional<String> name) {
        return new Request.Hello(OptionalInt.of(protocol), name);
    }

    @Test
    void an_owner_is_the_node_of_the_certificate_else_the_session() {
        assertEquals("session-1", first.owner().name());
        assertEquals("node-2", second.owner().name());
    }

    @Test
    void a_session_that_waits_without_a_number_is_blocked_until_its_reply() {
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(lock(OptionalLong.empty()), 0);
        assertTrue(second.isBlocked());
        assertEquals(List.of(), two.sent);
        first.handle(new Request.Unlock(A, 1), 1);
        assertFalse(second.isBlocked());
        assertEquals(new Reply.Grant(2, LockMode.EX), two.last());
        assertEquals(1, two.resumed);
    }

    @Test
    void whoever_is_unreachable_when_its_turn_comes_is_not_granted() {
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(lock(OptionalLong.empty()), 0);
        two.open = false;
        first.handle(new Request.Unlock(A, 1), 1);
        assertEquals(0, sessions.held());
        assertEquals(List.of(), two.sent);
    }

    @Test
    void a_session_that_asks_again_has_the_same_lock_once_more() {
        first.handle(lock(OptionalLong.empty()), 0);
        first.handle(lock(OptionalLong.empty()), 0);
        assertEquals(new Reply.Grant(1, LockMode.EX), one.last());
        first.handle(new Request.Unlock(A, 1), 0);
        assertEquals(1, sessions.held());
    }

    @Test
    void a_number_is_for_resp3_and_for_one_wait() {
        second.handle(lock(OptionalLong.of(1)), 0);
        assertEquals("ERR", ((Reply.Failure) two.last()).word());
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(hello(3, Optional.empty()), 0);
        second.handle(lock(OptionalLong.of(1)), 0);
        ResourceName b = ResourceName.parse("b");
        second.handle(new Request.Lock(b, LockMode.EX, Optional.empty(), OptionalLong.of(1)), 0);
        assertEquals(new Reply.Failure("ERR", "LOCK: ID 1 waits already"), two.last());
    }

    @Test
    void a_session_with_a_push_to_come_does_not_go_back_to_resp2() {
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(hello(3, Optional.empty()), 0);
        second.handle(lock(OptionalLong.of(1)), 0);
        second.handle(hello(2, Optional.empty()), 0);
        assertEquals("ERR", ((Reply.Failure) two.last()).word());
        assertEquals(3, second.protocol());
    }

    @Test
    void a_false_claim_ends_the_session_and_frees_its_locks_at_once() {
        second.handle(lock(OptionalLong.empty()), 0);
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(hello(3, Optional.of("node-3")), 1);
        assertEquals(List.of("refused node-2 node-3"), two.ends);
        assertEquals(new Reply.Grant(2, LockMode.EX), one.last());
        assertTrue(second.isBlocked());
    }

    @Test
    void what_a_peer_says_it_is_stands_in_the_rows_where_no_certificate_says_it() {
        first.handle(new Request.SetName("me"), 0);
        first.handle(lock(OptionalLong.empty()), 0);
        first.handle(new Request.Locks(1), 5_000_000);
        String row = one.last().toString();
        assertTrue(row.contains("claimed=Text[value=me]"), row);
        assertTrue(row.contains("age_ms=Int[value=5]"), row);
    }

    @Test
    void a_session_that_is_heard_of_keeps_its_lease_and_one_that_is_not_ends() {
        first.handle(new Request.Lease(Duration.ofSeconds(10)), 0);
        first.handle(lock(OptionalLong.empty()), 0);
        first.heard(9 * SECOND);
        sessions.expire(10 * SECOND);
        assertEquals(OptionalLong.of(19 * SECOND), sessions.nextDeadlineNanos());
        sessions.expire(19 * SECOND - 1);
        assertEquals(List.of(), one.ends);
        sessions.expire(19 * SECOND);
        assertEquals(List.of("lease-expired 1"), one.ends);
        assertEquals(OptionalLong.empty(), sessions.nextDeadlineNanos());
    }

    @Test
    void the_next_deadline_is_the_earlier_of_wait_and_lease() {
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(new Request.Lease(Duration.ofSeconds(10)), 0);
        assertEquals(OptionalLong.of(10 * SECOND), sessions.nextDeadlineNanos());
        Optional<Duration> patience = Optional.of(Duration.ofSeconds(2));
        second.handle(new Request.Lock(A, LockMode.EX, patience, OptionalLong.empty()), 0);
        assertEquals(OptionalLong.of(2 * SECOND), sessions.nextDeadlineNanos());
    }

    @Test
    void closing_tells_how_many_locks_were_freed_and_is_done_once() {
        first.handle(lock(OptionalLong.empty()), 0);
        second.handle(lock(OptionalLong.empty()), 0);
        assertEquals(1, sessions.close(first, 1));
        assertEquals(0, sessions.close(first, 2));
        assertEquals(new Reply.Grant(2, LockMode.EX), two.last());
    }
}

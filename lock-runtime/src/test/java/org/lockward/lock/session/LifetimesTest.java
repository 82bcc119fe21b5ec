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
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.Secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Sessions that outlive their connection, with a clock that the test moves.
class LifetimesTest {

    private static final ResourceName A = ResourceName.parse("a");
    private static final long SECOND = 1_000_000_000L;
    private static final Secret WRONG = new Secret("00000000000000000000000000000000");

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
    private final TestEnd end = new TestEnd("node-1");
    private final Session holder = open(end);

    private Session open(TestEnd peer) {
        Session session = sessions.open(peer, 0);
        session.handle(new Request.Hello(OptionalInt.of(3), Optional.empty()), 0);
        return session;
    }

    private static Request lock(OptionalLong id) {
        return new Request.Lock(A, LockMode.EX, Optional.empty(), id);
    }

    private static Request attach(long id, Secret secret) {
        return new Request.Life(new LifeRequest.Attach(id, secret));
    }

    /// Holds A, outlives its connection with a lease of five seconds.
    private Secret hold() {
        holder.handle(new Request.Lease(Duration.ofSeconds(5)), 0);
        holder.handle(new Request.Life(new LifeRequest.Release(true)), 0);
        Secret secret = new Secret(((Reply.Fields) end.last()).text("secret").orElseThrow());
        holder.handle(lock(OptionalLong.empty()), 0);
        return secret;
    }

    private String failure(TestEnd peer) {
        return peer.last() instanceof Reply.Failure failure ? failure.word() : "none";
    }

    @Test
    void a_lock_stays_without_connection_until_the_lease_is_over() {
        hold();
        sessions.close(holder, SECOND);
        TestEnd other = new TestEnd("node-2");
        open(other).handle(lock(OptionalLong.of(1)), SECOND);
        sessions.expire(5 * SECOND - 1);
        assertEquals(1, sessions.held());
        assertEquals("node-1", sessions.table.holders(A, 1).getFirst().owner().name());
        sessions.expire(5 * SECOND);
        assertEquals("granted", ((Reply.Push) other.last()).kind());
    }

    @Test
    void whoever_has_the_secret_goes_on_with_the_session_and_its_locks() {
        Secret secret = hold();
        sessions.close(holder, SECOND);
        TestEnd fresh = new TestEnd("node-1");
        Session back = open(fresh);
        back.handle(attach(holder.id(), secret), 2 * SECOND);
        Reply.Fields told = (Reply.Fields) fresh.last();
        assertEquals(
                new Reply.Array(List.of(new Reply.Text("a"), new Reply.Int(1), new Reply.Int(1))),
                told.values().get("locks"));
        assertEquals(holder.id(), back.id());
        back.handle(new Request.Unlock(A, 1), 2 * SECOND);
        assertEquals(Reply.Status.OK, fresh.last());
    }

    @Test
    void a_wrong_secret_an_unknown_session_and_another_node_are_told_the_same() {
        Secret secret = hold();
        sessions.close(holder, SECOND);
        TestEnd same = new TestEnd("node-1");
        TestEnd other = new TestEnd("node-2");
        open(same).handle(attach(holder.id(), WRONG), SECOND);
        Reply wrong = same.last();
        open(same).handle(attach(999, secret), SECOND);
        assertEquals(wrong, same.last());
        open(other).handle(attach(holder.id(), secret), SECOND);
        assertEquals(wrong, other.last());
        assertEquals("DENIED", failure(other));
    }

    @Test
    void an_attached_session_whose_old_connection_is_still_open_takes_over() {
        Secret secret = hold();
        TestEnd fresh = new TestEnd("node-1");
        open(fresh).handle(attach(holder.id(), secret), SECOND);
        assertEquals(List.of("attached-elsewhere 0"), end.ends);
        assertEquals("LOST", failure(end));
        assertEquals(1, sessions.held());
    }

    @Test
    void nothing_is_granted_to_a_session_without_connection() {
        TestEnd other = new TestEnd("node-2");
        Session first = open(other);
        first.handle(lock(OptionalLong.empty()), 0);
        hold();
        sessions.close(holder, 0);
        first.handle(new Request.Unlock(A, 1), SECOND);
        assertEquals(0, sessions.held());
        assertEquals(0, sessions.table.waiting());
    }

    @Test
    void a_session_that_lapsed_cannot_come_back() {
        Secret secret = hold();
        sessions.close(holder, SECOND);
        sessions.expire(6 * SECOND);
        TestEnd fresh = new TestEnd("node-1");
        open(fresh).handle(attach(holder.id(), secret), 6 * SECOND);
        assertEquals("DENIED", failure(fresh));
    }

    @Test
    void a_session_that_says_disconnect_again_ends_with_its_connection() {
        hold();
        holder.handle(new Request.Life(new LifeRequest.Release(false)), 0);
        assertEquals(1, sessions.close(holder, SECOND));
        assertTrue(sessions.detached().isEmpty());
    }

    @Test
    void a_session_that_quits_leaves_nothing() {
        hold();
        holder.handle(new Request.Quit(), 0);
        assertEquals(0, sessions.held());
        assertTrue(sessions.detached().isEmpty());
    }

    @Test
    void a_lease_longer_than_the_daemon_gives_is_refused() {
        holder.handle(new Request.Lease(Duration.ofMinutes(2)), 0);
        assertEquals("ERR", failure(end));
        assertFalse(sessions.nextDeadlineNanos().isPresent());
    }
}

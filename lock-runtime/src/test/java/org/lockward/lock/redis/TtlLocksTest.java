package org.lockward.lock.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.redis.Answer.Done;
import org.lockward.lock.redis.Answer.Reason;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Keys with an end, on a clock that the test moves.
class TtlLocksTest {

    private static final long MS = 1_000_000;
    private static final Ttl SECOND = new Ttl(1_000);
    private static final Key K = new Key("k");
    private static final Holder ANNE = new Holder(Optional.of("anne"), 1, "ca 01", "192.0.2.1");
    private static final Holder BOB = new Holder(Optional.of("bob"), 2, "ca 02", "192.0.2.2");
    private static final Holder NOBODY = new Holder(Optional.empty(), 3, "", "192.0.2.3");
    private static final Holder SAME_HOST = new Holder(Optional.empty(), 4, "", "192.0.2.3");

    private final AtomicLong fence = new AtomicLong();
    private final TtlLocks locks = new TtlLocks(new TtlLimits(3, 4), fence::incrementAndGet);

    private static Attempt attempt(String value, Holder holder, String... keys) {
        return new Attempt(Stream.of(keys).map(Key::new).toList(), new LockValue(value), holder);
    }

    private void take(Holder holder, String... keys) {
        assertEquals(new Done(keys.length), locks.acquire(attempt("v", holder, keys), SECOND, 0));
    }

    private static Reason reason(Answer answer) {
        return ((Answer.Refused) answer).reason();
    }

    @Test
    void a_key_is_taken_once_until_its_time_is_over() {
        take(ANNE, "k");
        Attempt other = attempt("w", BOB, "k");
        assertEquals(Answer.NOT, locks.acquire(other, SECOND, 1_000 * MS - 1));
        assertEquals(new Done(1), locks.acquire(other, SECOND, 1_000 * MS));
        assertEquals(2, locks.find(K, 1_000 * MS).orElseThrow().fence());
        assertEquals(1, locks.expired());
    }

    @Test
    void a_clock_that_wraps_makes_no_difference() {
        long start = Long.MAX_VALUE - 10;
        assertEquals(new Done(1), locks.acquire(attempt("v", ANNE, "k"), SECOND, start));
        assertTrue(locks.find(K, start + 1_000 * MS - 1).isPresent());
        assertTrue(locks.find(K, start + 1_000 * MS).isEmpty());
    }

    @Test
    void only_the_value_gives_it_back() {
        take(ANNE, "k");
        assertEquals(Answer.NOT, locks.release(attempt("w", ANNE, "k"), 1));
        assertEquals(new Done(1), locks.release(attempt("v", ANNE, "k"), 1));
        assertEquals(Answer.NOT, locks.release(attempt("v", ANNE, "k"), 1));
        assertEquals(0, locks.size());
        assertEquals(OptionalLong.empty(), locks.nextDeadlineNanos());
    }

    @Test
    void the_value_of_a_late_holder_does_nothing() {
        take(ANNE, "k");
        assertEquals(Answer.NOT, locks.extend(attempt("v", ANNE, "k"), SECOND, 1_000 * MS));
        assertEquals(Answer.NOT, locks.release(attempt("v", ANNE, "k"), 1_000 * MS));
    }

    @Test
    void extending_counts_from_now_and_prolonging_from_the_end() {
        take(ANNE, "k");
        assertEquals(new Done(1), locks.extend(attempt("v", ANNE, "k"), SECOND, 100 * MS));
        assertEquals(OptionalLong.of(1_100 * MS), locks.nextDeadlineNanos());
        assertEquals(new Done(1), locks.prolong(attempt("v", ANNE, "k"), SECOND, 200 * MS));
        assertEquals(1_900, locks.find(K, 200 * MS).orElseThrow().leftMillis(200 * MS));
        assertEquals(1, locks.find(K, 200 * MS).orElseThrow().fence());
    }

    @Test
    void obtaining_is_taking_or_extending() {
        assertEquals(new Done(1), locks.obtain(attempt("v", ANNE, "k"), SECOND, 0));
        assertEquals(new Done(1), locks.obtain(attempt("v", ANNE, "k"), SECOND, 500 * MS));
        assertEquals(Answer.NOT, locks.obtain(attempt("w", BOB, "k"), SECOND, 1_499 * MS));
        assertEquals(new Done(1), locks.obtain(attempt("w", BOB, "k"), SECOND, 1_500 * MS));
    }

    @Test
    void several_keys_are_taken_together_or_not_at_all() {
        take(ANNE, "b");
        assertEquals(Answer.NOT, locks.acquire(attempt("w", ANNE, "a", "b"), SECOND, 0));
        assertTrue(locks.find(new Key("a"), 0).isEmpty());
        take(ANNE, "c", "d");
        assertEquals(Answer.NOT, locks.extend(attempt("v", ANNE, "c", "a"), SECOND, 0));
        assertEquals(new Done(2), locks.release(attempt("v", ANNE, "c", "d", "a"), 0));
    }

    @Test
    void a_value_counts_from_its_own_node_only_where_nodes_are_known() {
        take(ANNE, "k");
        Answer answer = locks.release(attempt("v", BOB, "k"), 0);
        assertEquals(Reason.FOREIGN, reason(answer));
        assertTrue(answer.toString().contains("k is held by anne, not by bob"), answer.toString());
        assertEquals(Reason.FOREIGN, reason(locks.extend(attempt("v", BOB, "k"), SECOND, 0)));
        take(NOBODY, "l");
        assertEquals(new Done(1), locks.release(attempt("v", SAME_HOST, "l"), 0));
    }

    @Test
    void a_blind_delete_or_expire_is_for_whoever_took_it() {
        take(ANNE, "k");
        take(NOBODY, "l");
        assertEquals(Reason.FOREIGN, reason(locks.delete(List.of(K), BOB, 0)));
        assertEquals(Reason.FOREIGN, reason(locks.expireAt(K, SECOND, BOB, 0)));
        assertEquals(Reason.FOREIGN, reason(locks.delete(List.of(new Key("l")), SAME_HOST, 0)));
        assertEquals(new Done(1), locks.expireAt(K, SECOND, ANNE, 500 * MS));
        assertEquals(new Done(1), locks.delete(List.of(K, K, new Key("x")), ANNE, 0));
        assertEquals(Answer.NOT, locks.delete(List.of(K), ANNE, 0));
    }

    @Test
    void there_are_so_many_keys_of_one_and_of_all() {
        take(NOBODY, "a", "b", "c");
        Answer over = locks.acquire(attempt("v", SAME_HOST, "d"), SECOND, 0);
        assertEquals(new Answer.Refused(Reason.QUOTA, "192.0.2.3 holds at most 3 keys"), over);
        take(ANNE, "d");
        Answer full = locks.acquire(attempt("v", BOB, "e"), SECOND, 0);
        assertEquals(new Answer.Refused(Reason.QUOTA, "the daemon holds at most 4 keys"), full);
        locks.expire(1_000 * MS);
        assertEquals(new Done(1), locks.acquire(attempt("v", NOBODY, "d"), SECOND, 1_000 * MS));
    }

    @Test
    void a_revoked_certificate_and_an_administrator_free_keys() {
        take(ANNE, "a", "b");
        take(BOB, "c");
        assertTrue(locks.hasTakenWith("ca 01"));
        assertEquals(2, locks.revokeAll("ca 01"));
        assertEquals(Optional.empty(), locks.revoke(new Key("c"), 99, 0));
        assertEquals("bob", locks.revoke(new Key("c"), 3, 0).orElseThrow().holder().name());
        assertEquals(0, locks.size());
    }

    @Test
    void a_value_is_not_printed_and_what_could_be_mistaken_is_refused() {
        assertEquals("(hidden)", new LockValue("secret").toString());
        for (String bad : new String[] {"", "a\nb", "\uFFFD", "x".repeat(256)}) {
            assertThrows(IllegalArgumentException.class, () -> new LockValue(bad), bad);
            assertThrows(IllegalArgumentException.class, () -> new Key(bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> new Ttl(0));
        assertThrows(IllegalArgumentException.class, () -> Ttl.ofSeconds(Long.MAX_VALUE));
    }
}

package org.lockward.lock.redis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The keys that are held by the Redis idioms. For one thread.
///
/// A key is held by a value until a time; the connection that took it does not matter. Whatever is
/// over by the time that a method is told is not there for it, whether [#expire] was called or not.
/// An attempt on several keys is done to all of them or to none.
///
/// Times are nanoseconds of one clock that never goes back; only their differences count.
public final class TtlLocks {

    private final TtlLimits limits;
    private final LongSupplier fences;
    private final Map<Key, TtlLock> locks = new HashMap<>();
    private final NavigableSet<TtlLock> byEnd = new TreeSet<>(TtlLock::byEnd);
    private final Map<String, Integer> accounts = new HashMap<>();
    private final Map<String, Integer> certificates = new HashMap<>();
    private long expired;

    /// Holds nothing.
    ///
    /// @param fences the next fencing token, larger than every one before
    public TtlLocks(TtlLimits limits, LongSupplier fences) {
        this.limits = limits;
        this.fences = fences;
    }

    /// Takes keys that are all free: `SET key value NX PX ttl`.
    public Answer acquire(Attempt attempt, Ttl ttl, long nowNanos) {
        for (Key key : attempt.keys()) {
            if (live(key, nowNanos) != null) {
                return Answer.NOT;
            }
        }
        Optional<Answer> full = full(attempt);
        if (full.isPresent()) {
            return full.get();
        }
        long end = ttl.endNanos(nowNanos);
        for (Key key : attempt.keys()) {
            enter(
                    new TtlLock(
                            key,
                            attempt.value(),
                            attempt.holder(),
                            fences.getAsLong(),
                            nowNanos,
                            end));
        }
        return new Answer.Done(attempt.keys().size());
    }

    /// Takes the keys, or gives them a new end if they are held by this value.
    public Answer obtain(Attempt attempt, Ttl ttl, long nowNanos) {
        Answer extended = extend(attempt, ttl, nowNanos);
        return extended instanceof Answer.Not ? acquire(attempt, ttl, nowNanos) : extended;
    }

    /// Gives keys a new end that are all held by this value.
    public Answer extend(Attempt attempt, Ttl ttl, long nowNanos) {
        return owned(attempt, nowNanos, lock -> ttl.endNanos(nowNanos));
    }

    /// Adds time to keys that are all held by this value.
    public Answer prolong(Attempt attempt, Ttl more, long nowNanos) {
        return owned(attempt, nowNanos, lock -> more.endNanos(lock.endNanos()));
    }

    /// Gives back those of the keys that are held by this value: compare and delete.
    public Answer release(Attempt attempt, long nowNanos) {
        List<TtlLock> mine = new ArrayList<>();
        for (Key key : attempt.keys()) {
            TtlLock lock = live(key, nowNanos);
            if (lock != null && lock.value().equals(attempt.value())) {
                if (!lock.holder().shares(attempt.holder())) {
                    return Foreign.certificate(lock, attempt.holder());
                }
                mine.add(lock);
            }
        }
        mine.forEach(this::leave);
        return mine.isEmpty() ? Answer.NOT : new Answer.Done(mine.size());
    }

    /// Gives back keys without saying their value, as DEL does: only what the asker took itself.
    public Answer delete(List<Key> keys, Holder asker, long nowNanos) {
        List<TtlLock> mine = new ArrayList<>();
        for (Key key : keys) {
            TtlLock lock = live(key, nowNanos);
            if (lock != null && !lock.holder().is(asker)) {
                return Foreign.blind(lock, asker);
            }
            if (lock != null && !mine.contains(lock)) {
                mine.add(lock);
            }
        }
        mine.forEach(this::leave);
        return mine.isEmpty() ? Answer.NOT : new Answer.Done(mine.size());
    }

    /// Gives a key a new end without saying its value, as PEXPIRE does: only what the asker took.
    public Answer expireAt(Key key, Ttl ttl, Holder asker, long nowNanos) {
        TtlLock lock = live(key, nowNanos);
        if (lock == null) {
            return Answer.NOT;
        }
        if (!lock.holder().is(asker)) {
            return Foreign.blind(lock, asker);
        }
        move(lock, ttl.endNanos(nowNanos));
        return new Answer.Done(1);
    }

    /// Who holds the key; empty if nobody does.
    public Optional<TtlLock> find(Key key, long nowNanos) {
        return Optional.ofNullable(live(key, nowNanos));
    }

    /// Frees a key that is held with that fencing token, whoever holds it.
    public Optional<TtlLock> revoke(Key key, long fence, long nowNanos) {
        TtlLock lock = live(key, nowNanos);
        if (lock == null || lock.fence() != fence) {
            return Optional.empty();
        }
        leave(lock);
        return Optional.of(lock);
    }

    /// Frees all that was taken with a certificate that does not hold any more; costs in proportion
    /// to all keys.
    ///
    /// @return how many keys that were
    public int revokeAll(String certificate) {
        List<TtlLock> gone = locks.values().stream().filter(takenWith(certificate)).toList();
        gone.forEach(this::leave);
        return gone.size();
    }

    /// Whether something is held that was taken with that certificate.
    public boolean hasTakenWith(String certificate) {
        return certificates.containsKey(certificate);
    }

    /// Forgets the locks that are over by now.
    public void expire(long nowNanos) {
        while (!byEnd.isEmpty() && byEnd.first().isOver(nowNanos)) {
            leave(byEnd.first());
            expired++;
        }
    }

    /// When [#expire] has something to do next.
    public OptionalLong nextDeadlineNanos() {
        return byEnd.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byEnd.first().endNanos());
    }

    /// How many keys are held.
    public int size() {
        return locks.size();
    }

    /// How many locks have ended by themselves so far.
    public long expired() {
        return expired;
    }

    /// All that is held, in no order; not to be changed.
    public Collection<TtlLock> all() {
        return Collections.unmodifiableCollection(locks.values());
    }

    private static Predicate<TtlLock> takenWith(String certificate) {
        return lock -> lock.holder().certificate().equals(certificate);
    }

    private Answer owned(Attempt attempt, long nowNanos, ToLongFunction<TtlLock> newEnd) {
        List<TtlLock> mine = new ArrayList<>(attempt.keys().size());
        for (Key key : attempt.keys()) {
            TtlLock lock = live(key, nowNanos);
            if (lock == null || !lock.value().equals(attempt.value())) {
                return Answer.NOT;
            }
            if (!lock.holder().shares(attempt.holder())) {
                return Foreign.certificate(lock, attempt.holder());
            }
            mine.add(lock);
        }
        mine.forEach(lock -> move(lock, newEnd.applyAsLong(lock)));
        return new Answer.Done(mine.size());
    }

    private Optional<Answer> full(Attempt attempt) {
        int more = attempt.keys().size();
        String account = attempt.holder().account();
        if (accounts.getOrDefault(account, 0) + more > limits.perAccount()) {
            return Optional.of(quota(account + " holds at most " + limits.perAccount() + " keys"));
        }
        if (locks.size() + more > limits.total()) {
            return Optional.of(quota("the daemon holds at most " + limits.total() + " keys"));
        }
        return Optional.empty();
    }

    private static Answer quota(String text) {
        return new Answer.Refused(Answer.Reason.QUOTA, text);
    }

    private @Nullable TtlLock live(Key key, long nowNanos) {
        TtlLock lock = locks.get(key);
        if (lock != null && lock.isOver(nowNanos)) {
            expire(nowNanos);
            return null;
        }
        return lock;
    }

    private void enter(TtlLock lock) {
        locks.put(lock.key(), lock);
        byEnd.add(lock);
        accounts.merge(lock.holder().account(), 1, Integer::sum);
        certificates.merge(lock.holder().certificate(), 1, Integer::sum);
    }

    private void leave(TtlLock lock) {
        locks.remove(lock.key());
        byEnd.remove(lock);
        lower(accounts, lock.holder().account());
        lower(certificates, lock.holder().certificate());
    }

    private static void lower(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
    }

    private void move(TtlLock lock, long endNanos) {
        leave(lock);
        enter(lock.until(endNanos));
    }
}

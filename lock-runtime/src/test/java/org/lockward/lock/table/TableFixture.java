package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A lock table with tokens 1, 2, 3… and a clock that the test sets, in milliseconds.
final class TableFixture {

    final Set<Long> gone = new HashSet<>();
    final LockTable table;
    long nowMillis;
    private long token;

    TableFixture() {
        this(TableLimits.DEFAULT);
    }

    TableFixture(TableLimits limits) {
        table = new LockTable(limits, () -> ++token, owner -> !gone.contains(owner.session()));
    }

    static Owner owner(long session) {
        return new Owner(session, "session-" + session);
    }

    static ResourceName name(String text) {
        return ResourceName.parse(text);
    }

    Outcome lock(long session, String name, LockMode mode) {
        return lock(session, name, mode, Optional.empty());
    }

    Outcome lockNow(long session, String name, LockMode mode) {
        return lock(session, name, mode, Optional.of(Duration.ZERO));
    }

    Outcome lockWithin(long session, String name, LockMode mode, long millis) {
        return lock(session, name, mode, Optional.of(Duration.ofMillis(millis)));
    }

    List<Event> unlock(long session, String name, long heldToken) {
        return table.release(owner(session), name(name), heldToken, nowNanos()).events();
    }

    Change cancel(long session, String name) {
        return table.cancel(owner(session), name(name), nowNanos());
    }

    List<Event> leave(long session) {
        return table.releaseAll(owner(session), nowNanos());
    }

    List<Event> expire() {
        return table.expire(nowNanos());
    }

    private Outcome lock(long session, String name, LockMode mode, Optional<Duration> patience) {
        return table.acquire(
                new LockRequest(owner(session), name(name), mode, patience), nowNanos());
    }

    /// The clock starts just before it wraps, so that every test crosses that point.
    private long nowNanos() {
        return Long.MAX_VALUE - 1_000_000 + nowMillis * 1_000_000;
    }
}

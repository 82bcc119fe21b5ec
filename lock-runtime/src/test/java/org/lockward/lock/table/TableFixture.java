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
        this(limits, new RamMarks(9), 0);
    }

    /// A table that begins at that time of day.
    TableFixture(TableLimits limits, Marks marks, long wallNanos) {
        table =
                new LockTable(
                        new TableConfig(
                                limits,
                                () -> ++token,
                                marks,
                                new TableConfig.Start(nowNanos(), wallNanos),
                                7),
                        owner -> !gone.contains(owner.session()));
    }

    /// `granted 3`, `granted 3 x2 of 7` (quantity, element), `queued 1`, or the refusal.
    static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted(Grant grant) -> "granted " + words(grant);
            case Outcome.Queued(long ticket, int position) -> "queued " + position;
            case Outcome.Refused(Refusal refusal) -> refusal.toString();
        };
    }

    /// As `session name mode token`, `session name timed out` or `session name refusal`.
    static List<String> words(List<Event> events) {
        return events.stream()
                .map(e -> e.owner().session() + " " + e.name().text() + " " + words(e))
                .toList();
    }

    private static String words(Event event) {
        return switch (event) {
            case Event.Granted g -> g.grant().mode() + " " + words(g.grant());
            case Event.TimedOut t -> "timed out";
            case Event.Denied d -> d.refusal().toString();
        };
    }

    private static String words(Grant grant) {
        return grant.token()
                + (grant.quantity() == 1 ? "" : " x" + grant.quantity())
                + grant.element().map(e -> " of " + e).orElse("");
    }

    static Owner owner(long session) {
        return new Owner(session, "session-" + session);
    }

    static ResourceName name(String text) {
        return ResourceName.parse(text);
    }

    /// Asks in mode EX, and waits.
    String lock(long session, String name) {
        return lock(session, name, LockMode.EX);
    }

    String ask(LockRequest request) {
        return words(table.acquire(request, nowNanos()));
    }

    LockRequest request(long session, String name) {
        return LockRequest.of(owner(session), name(name), LockMode.EX, Optional.empty());
    }

    LockRequest requestNow(long session, String name) {
        return LockRequest.of(owner(session), name(name), LockMode.EX, Optional.of(Duration.ZERO));
    }

    /// For what was asked at once; what it meant for others is in [#events].
    String convert(long session, String name, long heldToken, LockMode mode) {
        return words(
                table.convert(
                        new Conversion(
                                owner(session),
                                name(name),
                                heldToken,
                                mode,
                                Optional.empty(),
                                true),
                        nowNanos()));
    }

    List<String> events() {
        return words(table.takeEvents());
    }

    List<String> rollBack(long session, String name, long heldToken) {
        return words(table.rollBack(owner(session), name(name), heldToken, nowNanos()).events());
    }

    String lock(long session, String name, LockMode mode) {
        return lock(session, name, mode, Optional.empty());
    }

    String lockNow(long session, String name, LockMode mode) {
        return lock(session, name, mode, Optional.of(Duration.ZERO));
    }

    String lockWithin(long session, String name, LockMode mode, long millis) {
        return lock(session, name, mode, Optional.of(Duration.ofMillis(millis)));
    }

    List<String> unlock(long session, String name, long heldToken) {
        return words(table.release(owner(session), name(name), heldToken, nowNanos()).events());
    }

    Change cancel(long session, long ticket) {
        return table.cancel(owner(session), ticket, nowNanos());
    }

    List<String> revoke(String name, long heldToken) {
        return words(table.revoke(name(name), heldToken, nowNanos()).events());
    }

    List<String> leave(long session) {
        return words(table.releaseAll(owner(session), nowNanos()));
    }

    List<String> expire() {
        return words(table.expire(nowNanos()));
    }

    private String lock(long session, String name, LockMode mode, Optional<Duration> patience) {
        return words(
                table.acquire(
                        LockRequest.of(owner(session), name(name), mode, patience), nowNanos()));
    }

    /// The clock starts just before it wraps, so that every test crosses that point.
    long nanosAt(long millis) {
        return Long.MAX_VALUE - 1_000_000 + millis * 1_000_000;
    }

    private long nowNanos() {
        return nanosAt(nowMillis);
    }
}

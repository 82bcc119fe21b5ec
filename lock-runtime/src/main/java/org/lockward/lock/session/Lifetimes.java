package org.lockward.lock.session;

import org.lockward.lock.table.Owner;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.Secret;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/// The sessions that outlive their connection. For the thread that owns the sessions.
final class Lifetimes {

    /// Sessions without connection at once; beyond it they end with their connection.
    private static final int MOST = 20_000;

    private final Sessions all;
    private final Map<Long, Detached> detached = new HashMap<>();
    private final NavigableSet<Detached> byEnd = new TreeSet<>(Lifetimes::byEnd);

    Lifetimes(Sessions all) {
        this.all = all;
    }

    int size() {
        return detached.size();
    }

    List<Detached> all() {
        return List.copyOf(detached.values());
    }

    Optional<Detached> of(Owner owner) {
        return Optional.ofNullable(detached.get(owner.session()));
    }

    /// Keeps a session whose connection is gone, if there is room; half of it is for those that
    /// hold locks.
    boolean keeps(Detached session) {
        boolean holds = !all.table.holdings(session.owner()).isEmpty();
        boolean kept = detached.size() < (holds ? MOST : MOST / 2);
        if (kept) {
            detached.put(session.owner().session(), session);
            byEnd.add(session);
            log("detached", session, Map.of());
        }
        return kept;
    }

    /// Takes a session out, for a peer that knows its secret and is the same node.
    Optional<Detached> take(long id, Secret secret, Optional<String> node) {
        Detached session = detached.get(id);
        if (session == null || !session.secret().matches(secret) || !session.node().equals(node)) {
            return Optional.empty();
        }
        forget(session);
        return Optional.of(session);
    }

    /// Ends those whose lease is over.
    void expire(long nowNanos) {
        while (!byEnd.isEmpty() && nowNanos - byEnd.first().endNanos() >= 0) {
            release(byEnd.first(), "lease-expired", Map.of(), nowNanos);
        }
    }

    OptionalLong nextNanos() {
        return byEnd.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byEnd.first().endNanos());
    }

    /// Ends one because its certificate does not hold any more; nothing if it has come back since.
    void drop(Detached session, PeerVerdict.Refused why, long nowNanos) {
        if (session.equals(detached.get(session.owner().session()))) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("certificate_id", why.certificateId());
            values.put("serial", why.serial());
            values.put("detail", why.detail());
            release(session, why.reason().word(), values, nowNanos);
        }
    }

    /// Ends the one of that number, if there is one.
    boolean end(long id, String reason, long nowNanos) {
        Detached session = detached.get(id);
        if (session == null) {
            return false;
        }
        release(session, reason, Map.of(), nowNanos);
        return true;
    }

    private void release(Detached session, String reason, Map<String, String> more, long nowNanos) {
        forget(session);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("reason", reason);
        values.putAll(more);
        values.put("released", Integer.toString(all.releaseAll(session.owner(), nowNanos)));
        log("ended", session, values);
    }

    private void forget(Detached session) {
        detached.remove(session.owner().session());
        byEnd.remove(session);
    }

    private static int byEnd(Detached a, Detached b) {
        long earlier = a.endNanos() - b.endNanos();
        return earlier == 0
                ? Long.compare(a.owner().session(), b.owner().session())
                : Long.signum(earlier);
    }

    private void log(String event, Detached session, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("owner", session.owner().name());
        values.put("session", Long.toString(session.owner().session()));
        values.putAll(more);
        all.host.log(event, values);
    }
}

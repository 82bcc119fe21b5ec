package org.lockward.lock.session;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/// When to look whether a session was heard of: at the end of its lease, counted from the last
/// look. A session that talks costs one step in a tree a lease, not one a request.
final class Leases {

    private record Look(long atNanos, Session session) {}

    private final NavigableSet<Look> looks = new TreeSet<>(Leases::byTime);

    void put(Session session) {
        remove(session);
        session.nextLookNanos = session.leaseEndNanos();
        looks.add(new Look(session.nextLookNanos, session));
    }

    void remove(Session session) {
        looks.remove(new Look(session.nextLookNanos, session));
    }

    OptionalLong nextNanos() {
        return looks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(looks.first().atNanos());
    }

    /// The sessions that were silent for their lease; those that were not are looked at later.
    List<Session> over(long nowNanos) {
        List<Session> over = new ArrayList<>();
        while (!looks.isEmpty() && nowNanos - looks.first().atNanos() >= 0) {
            Session session = looks.pollFirst().session();
            if (nowNanos - session.leaseEndNanos() >= 0) {
                over.add(session);
            } else {
                put(session);
            }
        }
        return over;
    }

    private static int byTime(Look a, Look b) {
        long earlier = a.atNanos() - b.atNanos();
        return earlier == 0
                ? Long.compare(a.session().id(), b.session().id())
                : Long.signum(earlier);
    }
}

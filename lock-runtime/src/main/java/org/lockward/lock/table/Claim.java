package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

/// One session's hold of, or wait for, one resource; a link in one of the resource's two lists.
final class Claim {

    final Owner owner;
    final Resource resource;
    final LockMode mode;

    /// Order of arrival: tells apart waits that end at the same time.
    final long arrival;

    long sinceNanos;

    /// 0 while it waits.
    long token;

    /// When the wait ends; meaningless unless `timed`.
    long deadlineNanos;

    boolean timed;

    @Nullable Claim previous;
    @Nullable Claim next;

    Claim(LockRequest request, Resource resource, long arrival) {
        this.owner = request.owner();
        this.resource = resource;
        this.mode = request.mode();
        this.arrival = arrival;
    }

    boolean held() {
        return token != 0;
    }

    /// Nanosecond clocks wrap: times are compared by their difference.
    boolean isOver(long nowNanos) {
        return timed && nowNanos - deadlineNanos >= 0;
    }
}

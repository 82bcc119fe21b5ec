package org.lockward.lock.wire;

import org.lockward.lock.resource.ResourceType;

import java.time.Duration;
import java.util.Optional;

/// What a request for a lock says beyond its name, its mode and its wait; [#NONE] for most.
///
/// @param type what the peer takes the resource for: refused if its name says otherwise
/// @param quantity units of a numeric resource, 1 or more
/// @param create whether the resource comes into being by this request; if not, it waits for
///   somebody else's
/// @param idle how long the resource's state outlives its last use
/// @param lease the same as a `SESSION LEASE` before it
/// @param noDeadlock whether the request may wait in a cycle of waits
public record LockOptions(
        Optional<ResourceType> type,
        int quantity,
        boolean create,
        Duration idle,
        Optional<Duration> lease,
        boolean noDeadlock) {

    /// Longest time that the state of an unused resource can be kept: a year.
    public static final Duration MAX_IDLE = Duration.ofDays(365);

    /// One unit, created if it is not there, forgotten when it is free.
    public static final LockOptions NONE =
            new LockOptions(Optional.empty(), 1, true, Duration.ZERO, Optional.empty(), false);

    public LockOptions {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is 1 to 2147483647");
        }
        if (idle.isNegative() || idle.compareTo(MAX_IDLE) > 0) {
            throw new IllegalArgumentException("an idle time is 0 to 31536000000 ms");
        }
        lease.ifPresent(Request::requireLease);
    }

    public LockOptions withType(ResourceType other) {
        return new LockOptions(Optional.of(other), quantity, create, idle, lease, noDeadlock);
    }

    public LockOptions withQuantity(int other) {
        return new LockOptions(type, other, create, idle, lease, noDeadlock);
    }

    public LockOptions withCreate(boolean other) {
        return new LockOptions(type, quantity, other, idle, lease, noDeadlock);
    }

    public LockOptions withIdle(Duration other) {
        return new LockOptions(type, quantity, create, other, lease, noDeadlock);
    }

    public LockOptions withLease(Duration other) {
        return new LockOptions(type, quantity, create, idle, Optional.of(other), noDeadlock);
    }

    public LockOptions withoutDeadlockCheck() {
        return new LockOptions(type, quantity, create, idle, lease, true);
    }
}

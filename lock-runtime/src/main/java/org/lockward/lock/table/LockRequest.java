package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.Optional;

/// Somebody asks for a lock.
///
/// @param quantity units of a numeric resource; 1 of everything else
/// @param patience how long to wait in line: empty is for ever, zero not at all
/// @param create whether the request brings the resource into being; if not, it waits for a request
///   that does
/// @param idle how long the resource's state is kept after its last use; zero: as its type has it
/// @param deadlockCheck whether to be refused rather than to wait in a circle
public record LockRequest(
        Owner owner,
        ResourceName name,
        LockMode mode,
        int quantity,
        Optional<Duration> patience,
        boolean create,
        Duration idle,
        boolean deadlockCheck) {

    public LockRequest {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity is at least 1, not " + quantity);
        }
        if (idle.isNegative()) {
            throw new IllegalArgumentException("an idle time is not negative");
        }
    }

    /// One unit, created if it is not there, forgotten when unused, with a check for deadlocks.
    public static LockRequest of(
            Owner owner, ResourceName name, LockMode mode, Optional<Duration> patience) {
        return new LockRequest(owner, name, mode, 1, patience, true, Duration.ZERO, true);
    }

    public LockRequest withQuantity(int other) {
        return new LockRequest(owner, name, mode, other, patience, create, idle, deadlockCheck);
    }

    public LockRequest withCreate(boolean other) {
        return new LockRequest(owner, name, mode, quantity, patience, other, idle, deadlockCheck);
    }

    public LockRequest withIdle(Duration other) {
        return new LockRequest(owner, name, mode, quantity, patience, create, other, deadlockCheck);
    }

    public LockRequest withDeadlockCheck(boolean other) {
        return new LockRequest(owner, name, mode, quantity, patience, create, idle, other);
    }

    boolean waits() {
        return patience.isEmpty() || !patience.get().isZero();
    }
}

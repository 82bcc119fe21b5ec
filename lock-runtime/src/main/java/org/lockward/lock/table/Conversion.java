package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.Optional;

/// Somebody asks for another mode of a lock that he holds.
///
/// @param token of the lock
/// @param mode to have instead
/// @param patience how long to wait for it: empty is for ever, zero not at all; the lock is held in
///   its old mode meanwhile
/// @param deadlockCheck whether to be refused rather than to wait in a circle
public record Conversion(
        Owner owner,
        ResourceName name,
        long token,
        LockMode mode,
        Optional<Duration> patience,
        boolean deadlockCheck) {

    boolean waits() {
        return patience.isEmpty() || !patience.get().isZero();
    }
}

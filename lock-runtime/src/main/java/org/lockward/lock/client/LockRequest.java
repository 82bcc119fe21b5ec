package org.lockward.lock.client;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.resource.ResourceType;
import org.lockward.lock.wire.LockOptions;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What is to be locked.
///
/// @param patience how long to wait in line: empty is for ever, zero not at all; in whole
///   milliseconds, at most a year
/// @param options what most requests do not say: quantity, type, create, idle time
/// @param reentrant whether it may be granted once more to a client that holds it already
public record LockRequest(
        ResourceName name,
        LockMode mode,
        Optional<Duration> patience,
        LockOptions options,
        boolean reentrant) {

    /// One that says nothing more.
    public LockRequest(ResourceName name, LockMode mode, Optional<Duration> patience) {
        this(name, mode, patience, LockOptions.NONE, false);
    }

    /// Exclusive, and waits for ever.
    ///
    /// @throws IllegalArgumentException in words, if it is no name of a resource
    public static LockRequest of(String name) {
        return new LockRequest(ResourceName.parse(name), LockMode.EX, Optional.empty());
    }

    public LockRequest withMode(LockMode other) {
        return new LockRequest(name, other, patience, options, reentrant);
    }

    /// Waits in line for at most that long; zero is not at all.
    public LockRequest within(Duration time) {
        return new LockRequest(name, mode, Optional.of(time), options, reentrant);
    }

    /// Units of a numeric resource, 1 or more.
    public LockRequest withQuantity(int units) {
        return with(options.withQuantity(units));
    }

    /// Refused if the name stands for another type of resource.
    public LockRequest withType(ResourceType type) {
        return with(options.withType(type));
    }

    /// Does not create the resource: waits until somebody else does.
    public LockRequest withoutCreating() {
        return with(options.withCreate(false));
    }

    /// The resource's state (counter, round robin) outlives its last use by that long.
    public LockRequest withIdle(Duration time) {
        return with(options.withIdle(time));
    }

    /// May wait in a cycle of waits.
    public LockRequest withoutDeadlockCheck() {
        return with(options.withoutDeadlockCheck());
    }

    /// Granted once more, with the same token, if this client holds it already in a mode as strong;
    /// given back as often. Without this such a request is refused: threads that share a client
    /// share its session, and each would believe to be alone.
    public LockRequest reentrantly() {
        return new LockRequest(name, mode, patience, options, true);
    }

    private LockRequest with(LockOptions other) {
        return new LockRequest(name, mode, patience, other, reentrant);
    }

    /// As it travels; the end of a wait comes as a push with this number.
    Request.Lock wire(long id) {
        return new Request.Lock(name, mode, patience, OptionalLong.of(id), options);
    }
}

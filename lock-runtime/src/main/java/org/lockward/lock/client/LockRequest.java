package org.lockward.lock.client;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// What is to be locked.
///
/// @param patience how long to wait in line: empty is for ever, zero not at all
public record LockRequest(ResourceName name, LockMode mode, Optional<Duration> patience) {

    /// As it travels; the end of a wait comes as a push with this number.
    Request.Lock wire(long id) {
        return new Request.Lock(name, mode, patience, OptionalLong.of(id));
    }
}

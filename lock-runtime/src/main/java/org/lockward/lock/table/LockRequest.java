package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.Optional;

/// Somebody asks for a lock.
///
/// @param patience how long to wait in line: empty is for ever, zero not at all
public record LockRequest(
        Owner owner, ResourceName name, LockMode mode, Optional<Duration> patience) {}

package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.Optional;

/// What a peer asks about the life of its session: how long its locks outlive a connection, or a
/// daemon.
public sealed interface LifeRequest {

    /// `SESSION RELEASE disconnect|lease`: what becomes of the locks when the connection is gone.
    ///
    /// @param atLeaseEnd whether they stay until the end of the lease
    record Release(boolean atLeaseEnd) implements LifeRequest {}

    /// `SESSION ATTACH id secret`: goes on with a session whose connection is gone.
    record Attach(long session, Secret secret) implements LifeRequest {}

    /// `RECLAIM name token mode receipt [QUANTITY n] [ELEMENT e]`: takes a lock back after a
    /// restart of the daemon, all as it was in the grant.
    record Reclaim(
            ResourceName name,
            long token,
            LockMode mode,
            Secret receipt,
            int quantity,
            Optional<String> element)
            implements LifeRequest {
        public Reclaim {
            if (token < 1 || quantity < 1) {
                throw new IllegalArgumentException("a token and a quantity are at least 1");
            }
        }
    }
}

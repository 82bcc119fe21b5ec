package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.time.Duration;

/// How a client keeps its session.
///
/// @param lease for how long the daemon keeps our locks without a sign of life: 1 s to what the
///   daemon allows (one minute unless it was told otherwise). Signs of life go out three times as
///   often
/// @param release what becomes of the locks when the connection breaks
/// @param patience for connection, handshake and greeting together, also when it is made again
/// @param answer how long the daemon may take over an answer that does not wait for a lock; then
///   the connection counts as broken
public record ClientOptions(Duration lease, Release release, Duration patience, Duration answer) {

    /// Lease 10 s, released when the connection breaks, 10 s to connect, 10 s for an answer.
    public static final ClientOptions DEFAULT =
            new ClientOptions(
                    Duration.ofSeconds(10),
                    Release.DISCONNECT,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10));

    /// What becomes of the locks of a client whose connection breaks.
    public enum Release {
        /// They are free at once, and the holders are told at once.
        DISCONNECT,
        /// They stay until the end of the lease; the client connects again meanwhile and goes on
        /// with its session, also over a restart of the daemon. The holders are told only when that
        /// fails.
        LEASE
    }

    public ClientOptions {
        if (lease.toMillis() < 1_000 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw invalid("a lease of " + lease.toMillis() + " ms", "it is 1000 ms to an hour");
        }
        if (patience.toMillis() < 1 || answer.toMillis() < 1) {
            throw invalid("no time to connect or to answer", "each is 1 ms or more");
        }
    }

    public ClientOptions withLease(Duration other) {
        return new ClientOptions(other, release, patience, answer);
    }

    public ClientOptions withRelease(Release other) {
        return new ClientOptions(lease, other, patience, answer);
    }

    public ClientOptions withPatience(Duration other) {
        return new ClientOptions(lease, release, other, answer);
    }

    public ClientOptions withAnswer(Duration other) {
        return new ClientOptions(lease, release, patience, other);
    }

    private static LockException invalid(String what, String why) {
        return new LockException.InvalidInput(new Problem(what, why, ""));
    }
}

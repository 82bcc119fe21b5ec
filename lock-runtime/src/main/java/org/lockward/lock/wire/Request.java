package org.lockward.lock.wire;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a peer can ask for; `docs/protocol.md` is the specification.
public sealed interface Request {

    /// Opens the conversation: protocol version (2 or 3) and who the peer says it is.
    ///
    /// @param name the ID that the peer claims
    record Hello(OptionalInt protocol, Optional<String> name) implements Request {
        public Hello {
            name.ifPresent(Request::requireName);
        }
    }

    /// Asks for a lock.
    ///
    /// @param patience how long to wait in line: empty is for ever, zero not at all
    /// @param id the peer's own number for this request: a wait then ends in a push, and the
    ///   connection goes on meanwhile (RESP3 only)
    record Lock(
            ResourceName name,
            LockMode mode,
            Optional<Duration> patience,
            OptionalLong id,
            LockOptions options)
            implements Request {
        public Lock {
            requireWait(patience);
        }

        /// One that says nothing more.
        public Lock(
                ResourceName name, LockMode mode, Optional<Duration> patience, OptionalLong id) {
            this(name, mode, patience, id, LockOptions.NONE);
        }
    }

    /// Asks for another mode of a lock that is held.
    ///
    /// @param token the one of the grant
    /// @param patience how long to wait for it, as in [Lock]
    /// @param id as in [Lock]
    record Convert(
            ResourceName name,
            long token,
            LockMode mode,
            Optional<Duration> patience,
            OptionalLong id)
            implements Request {
        public Convert {
            requireWait(patience);
        }
    }

    /// Gives up the wait that was asked for under this number.
    record Cancel(long id) implements Request {}

    /// Gives a lock back.
    ///
    /// @param rollback whether the number of a transactional sequence goes back too
    record Unlock(ResourceName name, long token, boolean rollback) implements Request {
        /// Without rollback.
        public Unlock(ResourceName name, long token) {
            this(name, token, false);
        }
    }

    /// Asks whether a token is that of a lock which is held now, by whomever.
    record Check(ResourceName name, long token) implements Request {}

    /// Who holds what.
    ///
    /// @param name only this one
    /// @param count most rows in the reply
    record Locks(Optional<ResourceName> name, int count) implements Request {
        public Locks {
            requireCount(count);
        }

        /// Of all names.
        public Locks(int count) {
            this(Optional.empty(), count);
        }
    }

    /// Who waits for what.
    ///
    /// @param name only this one
    /// @param count most rows in the reply
    record Waiters(Optional<ResourceName> name, int count) implements Request {
        public Waiters {
            requireCount(count);
        }

        /// Of all names.
        public Waiters(int count) {
            this(Optional.empty(), count);
        }
    }

    /// From now on this session is heard of at least this often, or it ends.
    record Lease(Duration lease) implements Request {
        public Lease {
            requireLease(lease);
        }
    }

    /// About the life of the session.
    record Life(LifeRequest request) implements Request {}

    /// Names the session after it was opened: the same claim as the name in HELLO.
    record SetName(String name) implements Request {
        public SetName {
            requireName(name);
        }
    }

    /// What a client library says about itself; taken note of by nobody.
    record SetInfo() implements Request {}

    /// The number of the own session.
    record SessionId() implements Request {}

    /// About the daemon, as lines of `key:value`.
    record Info() implements Request {}

    /// Asks for a sign of life, with the text that is to come back.
    record Ping(Optional<String> text) implements Request {}

    /// Asks for the table of commands, as Redis clients do when they start; it is empty.
    record Command() implements Request {}

    /// Ends the session.
    record Quit() implements Request {}

    /// What only those may do who look after the daemon.
    sealed interface Admin extends Request {

        /// Takes a lock away from whoever holds it.
        record Break(ResourceName name, long token) implements Admin {}

        /// Ends the session of that number.
        record Kill(long session) implements Admin {}

        /// Stops the daemon.
        ///
        /// @param now without waiting for the holders
        record Stop(boolean now) implements Admin {}

        /// Reads certificates and rules again.
        record Reload() implements Admin {}
    }

    /// One of the lock idioms of Redis.
    record Redis(RedisRequest request) implements Request {}

    /// Well framed, but nothing that can be done: answered with an error, and the session goes on.
    record Invalid(ErrorWord word, String message) implements Request {}

    /// What an ID looks like that a peer claims.
    Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// Longest wait that can be asked for: a year.
    Duration MAX_WAIT = Duration.ofDays(365);

    /// Most rows that LOCKS and WAITERS give.
    int MAX_ROWS = 1_000;

    /// Rows that LOCKS and WAITERS give when no COUNT is said.
    int DEFAULT_ROWS = 100;

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an ID has 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first");
        }
    }

    private static void requireWait(Optional<Duration> patience) {
        if (patience.isPresent()
                && (patience.get().isNegative() || patience.get().compareTo(MAX_WAIT) > 0)) {
            throw new IllegalArgumentException("a wait is 0 to 31536000000 ms");
        }
    }

    /// Refuses a lease that is not a second to an hour.
    static void requireLease(Duration lease) {
        if (lease.toMillis() < 1_000 || lease.toMillis() > 3_600_000) {
            throw new IllegalArgumentException("a lease is 1000 to 3600000 ms");
        }
    }

    private static void requireCount(int count) {
        if (count < 1 || count > MAX_ROWS) {
            throw new IllegalArgumentException("a count is 1 to " + MAX_ROWS);
        }
    }
}

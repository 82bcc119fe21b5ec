package org.lockward.lock.problem;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Every failure that the lock half foresees, sealed by who can act on it.
///
/// The edge maps each kind to an exit code with an exhaustive switch; nothing else may catch it to
/// print it.
public abstract sealed class LockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private LockException(Problem problem, @Nullable Throwable cause) {
        super(problem.what(), cause);
        this.problem = problem;
    }

    public final Problem problem() {
        return Objects.requireNonNull(problem, "problems do not travel by serialization");
    }

    /// An option, a name, a file of settings or a request makes no sense.
    public static final class InvalidInput extends LockException {
        private static final long serialVersionUID = 1L;

        public InvalidInput(Problem problem) {
            super(problem, null);
        }

        public InvalidInput(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// A node bundle cannot be used: a file is missing, broken or does not fit the others.
    public static final class InvalidBundle extends LockException {
        private static final long serialVersionUID = 1L;

        public InvalidBundle(Problem problem) {
            super(problem, null);
        }

        public InvalidBundle(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// One side did not accept the other: a TLS alert, a `-DENIED`, or our own check of the daemon.
    public static final class Denied extends LockException {
        private static final long serialVersionUID = 1L;

        public Denied(Problem problem) {
            super(problem, null);
        }

        public Denied(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// Somebody else has the lock, and went on having it for as long as was waited.
    public static final class NotObtained extends LockException {
        private static final long serialVersionUID = 1L;

        public NotObtained(Problem problem) {
            super(problem, null);
        }
    }

    /// The resource does not exist, and the request neither creates it nor waits for it.
    public static final class Absent extends LockException {
        private static final long serialVersionUID = 1L;

        public Absent(Problem problem) {
            super(problem, null);
        }
    }

    /// The session ended while a lock was held: the lock is no longer ours.
    public static final class Lost extends LockException {
        private static final long serialVersionUID = 1L;

        public Lost(Problem problem) {
            super(problem, null);
        }

        public Lost(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// The command that was to run under the lock cannot be started.
    public static final class NotExecutable extends LockException {
        private static final long serialVersionUID = 1L;

        public NotExecutable(Problem problem) {
            super(problem, null);
        }

        public NotExecutable(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// Nobody answers, a deadline passed, a port is taken: the same act may work later.
    public static final class Unavailable extends LockException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Problem problem) {
            super(problem, null);
        }

        public Unavailable(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }

    /// The other side does not speak the protocol as it is specified.
    public static final class ProtocolViolation extends LockException {
        private static final long serialVersionUID = 1L;

        public ProtocolViolation(Problem problem) {
            super(problem, null);
        }

        public ProtocolViolation(Problem problem, Throwable cause) {
            super(problem, cause);
        }
    }
}

package org.lockward.pki.problem;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// Every failure that the library foresees, sealed by who can act on it.
///
/// The edge maps each kind to an exit code or a dialog with an exhaustive switch; nothing else may
/// catch it to print it.
public abstract sealed class PkiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private PkiException(List<Problem> problems, @Nullable Throwable cause) {
        super(message(problems), cause);
        this.problems = List.copyOf(problems);
        if (this.problems.isEmpty()) {
            throw new IllegalArgumentException("a failure names at least one problem");
        }
    }

    /// All problems of the one input, never empty.
    public final List<Problem> problems() {
        return Objects.requireNonNull(problems, "problems do not travel by serialization");
    }

    private static String message(List<Problem> problems) {
        return problems.stream().map(Problem::what).collect(Collectors.joining("; "));
    }

    /// The input cannot be read or makes no sense (exit 2).
    public static final class InvalidInput extends PkiException {
        private static final long serialVersionUID = 1L;

        public InvalidInput(Problem problem) {
            super(List.of(problem), null);
        }

        public InvalidInput(Problem problem, Throwable cause) {
            super(List.of(problem), cause);
        }

        public InvalidInput(List<Problem> problems) {
            super(problems, null);
        }
    }

    /// What was named is not there (exit 3).
    public static final class NotFound extends PkiException {
        private static final long serialVersionUID = 1L;

        public NotFound(Problem problem) {
            super(List.of(problem), null);
        }

        public NotFound(List<Problem> problems) {
            super(problems, null);
        }
    }

    /// What is there already does not allow it (exit 4).
    public static final class Conflict extends PkiException {
        private static final long serialVersionUID = 1L;

        public Conflict(Problem problem) {
            super(List.of(problem), null);
        }
    }

    /// A passphrase or a permission is missing or wrong (exit 5).
    public static final class Forbidden extends PkiException {
        private static final long serialVersionUID = 1L;

        public Forbidden(Problem problem) {
            super(List.of(problem), null);
        }

        public Forbidden(Problem problem, Throwable cause) {
            super(List.of(problem), cause);
        }
    }

    /// Policy or lint says no (exit 6), with every reason at once.
    public static final class Refused extends PkiException {
        private static final long serialVersionUID = 1L;

        public Refused(Problem problem) {
            super(List.of(problem), null);
        }

        public Refused(List<Problem> problems) {
            super(problems, null);
        }
    }

    /// Some of many failed (exit 7); the results name which.
    public static final class Partial extends PkiException {
        private static final long serialVersionUID = 1L;

        public Partial(Problem problem) {
            super(List.of(problem), null);
        }
    }

    /// A deployment failed and the old material is back in place (exit 8).
    public static final class RolledBack extends PkiException {
        private static final long serialVersionUID = 1L;

        public RolledBack(Problem problem) {
            super(List.of(problem), null);
        }

        public RolledBack(Problem problem, Throwable cause) {
            super(List.of(problem), cause);
        }
    }

    /// A certificate, chain or handshake did not pass verification (exit 9).
    public static final class Unverified extends PkiException {
        private static final long serialVersionUID = 1L;

        public Unverified(Problem problem) {
            super(List.of(problem), null);
        }

        public Unverified(Problem problem, Throwable cause) {
            super(List.of(problem), cause);
        }

        public Unverified(List<Problem> problems) {
            super(problems, null);
        }
    }

    /// Locked, timed out, disk full or database gone (exit 10): the same act may work later.
    public static final class Unavailable extends PkiException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Problem problem) {
            super(List.of(problem), null);
        }

        public Unavailable(Problem problem, Throwable cause) {
            super(List.of(problem), cause);
        }
    }
}

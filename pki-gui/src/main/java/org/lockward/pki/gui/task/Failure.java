package org.lockward.pki.gui.task;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// Why work failed, in words for people, with the cause for the log.
public record Failure(List<Problem> problems, Throwable cause) {

    public Failure {
        problems = List.copyOf(problems);
    }

    /// What nobody foresaw is told as that; its trace belongs into the log, never on the screen.
    public static Failure of(Throwable cause) {
        if (cause instanceof PkiException known) {
            return new Failure(known.problems(), known);
        }
        String why = cause.getMessage() == null ? "" : cause.getMessage();
        Problem unforeseen =
                new Problem(
                        "a failure that nobody foresaw: " + cause.getClass().getSimpleName(),
                        why,
                        "the log file has the details; please report it with them");
        return new Failure(List.of(unforeseen), cause);
    }
}

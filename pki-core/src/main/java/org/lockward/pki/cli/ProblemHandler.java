package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Turns a failure into lines on stderr and an exit code: the only place that catches `Exception`.
final class ProblemHandler {

    static final int UNFORESEEN = 1;
    static final int USAGE = 2;

    private final PrintStream err;
    private final boolean debug;

    ProblemHandler(PrintStream err, boolean debug) {
        this.err = err;
        this.debug = debug;
    }

    int handle(Throwable failure) {
        int exitCode =
                switch (failure) {
                    case PkiException foreseen -> foreseen(foreseen);
                    default -> unforeseen(failure);
                };
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }

    /// Says how the command line is wrong.
    int usage(Problem problem) {
        print(List.of(problem));
        err.flush();
        return USAGE;
    }

    private int foreseen(PkiException failure) {
        print(failure.problems());
        return exitCode(failure);
    }

    static int exitCode(PkiException failure) {
        return switch (failure) {
            case PkiException.InvalidInput _ -> USAGE;
            case PkiException.NotFound _ -> 3;
            case PkiException.Conflict _ -> 4;
            case PkiException.Forbidden _ -> 5;
            case PkiException.Refused _ -> 6;
            case PkiException.Partial _ -> 7;
            case PkiException.RolledBack _ -> 8;
            case PkiException.Unverified _ -> 9;
            case PkiException.Unavailable _ -> 10;
        };
    }

    private int unforeseen(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        String message = failure.getMessage();
        print(
                List.of(
                        new Problem(
                                "a failure that nobody foresaw: "
                                        + kind
                                        + (message == null ? "" : " " + Printable.quote(message)),
                                "this is a defect of pki, not of what you typed",
                                "run the same command with --debug and report what it prints")));
        return UNFORESEEN;
    }

    /// One problem takes three lines. Several of one input take a line each, their reasons behind
    /// them, and what can be done about them below.
    private void print(List<Problem> problems) {
        if (problems.size() == 1) {
            Problem problem = problems.getFirst();
            line("error", problem.what());
            line("why", problem.why());
            line("hint", problem.fix());
            return;
        }
        Set<String> fixes = new LinkedHashSet<>();
        for (Problem problem : problems) {
            line("error", problem.what() + (problem.why().isEmpty() ? "" : ": " + problem.why()));
            fixes.add(problem.fix());
        }
        fixes.forEach(fix -> line("hint", fix));
    }

    private void line(String kind, String text) {
        if (!text.isEmpty()) {
            err.println("pki: " + kind + ": " + SafeText.oneLine(text));
        }
    }
}

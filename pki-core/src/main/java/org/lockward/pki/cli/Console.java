package org.lockward.pki.cli;

import java.io.PrintStream;
import java.util.List;

/// Where a command's words go: results to stdout, everything else to stderr.
final class Console {

    /// How much is said on stderr.
    enum Verbosity {
        QUIET,
        NORMAL,
        VERBOSE
    }

    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final PrintStream err;
    private final Verbosity verbosity;
    private final boolean colored;

    Console(Surroundings surroundings, Verbosity verbosity, boolean colored) {
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.verbosity = verbosity;
        this.colored = colored;
    }

    /// Results, written in one piece so that parallel commands do not mix their lines.
    void print(List<String> lines) {
        if (!lines.isEmpty()) {
            out.print(String.join("\n", lines) + "\n");
            out.flush();
        }
    }

    void print(String line) {
        print(List.of(line));
    }

    /// Something that the user should know, unless `-q`.
    void notice(String text) {
        if (verbosity != Verbosity.QUIET) {
            err.println("pki: note: " + text);
            err.flush();
        }
    }

    /// Something for who asked with `-v`.
    void detail(String text) {
        if (verbosity == Verbosity.VERBOSE) {
            err.println("pki: " + text);
            err.flush();
        }
    }

    String bold(String text) {
        return colored ? BOLD + text + PLAIN : text;
    }
}

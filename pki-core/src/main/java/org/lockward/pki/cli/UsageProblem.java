package org.lockward.pki.cli;

import org.lockward.pki.problem.Problem;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;
import java.util.Locale;

/// What picocli found wrong with a command line, as a problem with a way out.
final class UsageProblem {

    private static final int MAX_CHARACTERS = 200;

    private UsageProblem() {}

    static Problem of(ParameterException failure) {
        String name = failure.getCommandLine().getCommandName();
        return new Problem(what(failure), "", hint(failure, name));
    }

    /// Begins in lower case and says no more than a line of what was typed.
    private static String what(ParameterException failure) {
        String message = lowerCaseChoices(String.valueOf(failure.getMessage()));
        int end = message.offsetByCodePoints(0, Math.min(MAX_CHARACTERS, codePoints(message)));
        String cut = message.substring(0, end) + (end < message.length() ? "…" : "");
        return Character.toLowerCase(cut.charAt(0)) + cut.substring(1);
    }

    /// picocli lists the constants of an enum as they stand in the program.
    private static String lowerCaseChoices(String message) {
        String marker = " (case-insensitive)";
        int end = message.indexOf("]" + marker);
        int start = message.lastIndexOf('[', Math.max(end, 0));
        return end < 0 || start < 0
                ? message
                : message.substring(0, start)
                        + message.substring(start, end + 1).toLowerCase(Locale.ROOT)
                        + message.substring(end + 1 + marker.length());
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String hint(ParameterException failure, String name) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                return "did you mean: " + name + " " + String.join(" or ", near);
            }
        }
        return "see: " + name + " --help";
    }
}

package org.lockward.pki.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A scenario file: commands and what they have to answer, to be read aloud.
///
/// ```
/// # a comment
/// $ pki show-node db1        the command; its arguments are split at blanks, '…' keeps them
/// a line of stdout           {serial}, {time}, {sha256}, {id} and {*} stand for what varies
/// ! a line of stderr
/// = 3                        the exit code, 0 when not said
/// ```
final class Scenario {

    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

    private Scenario() {}

    /// One command with all that is expected of it.
    record Step(String command, List<String> out, List<String> err, int exit) {

        String[] arguments() {
            List<String> arguments = new ArrayList<>();
            var matcher = ARGUMENT.matcher(command);
            while (matcher.find()) {
                String quoted = matcher.group(1);
                arguments.add(quoted == null ? matcher.group(2) : quoted);
            }
            return arguments.subList(1, arguments.size()).toArray(String[]::new);
        }
    }

    static List<Step> parse(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), new ArrayList<>(), new ArrayList<>(), 0));
            } else if (line.startsWith("! ")) {
                steps.getLast().err().add(line.substring(2));
            } else if (line.startsWith("= ")) {
                Step step = steps.removeLast();
                int exit = Integer.parseInt(line.substring(2));
                steps.add(new Step(step.command(), step.out(), step.err(), exit));
            } else if (!line.startsWith("#") && !line.isBlank()) {
                steps.getLast().out().add(line);
            }
        }
        return steps;
    }

    /// Whether every line is as expected.
    static boolean matches(List<String> expected, List<String> seen) {
        List<String> written = seen.stream().filter(line -> !line.isBlank()).toList();
        if (expected.size() != written.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!pattern(narrow(expected.get(i))).matcher(narrow(written.get(i))).matches()) {
                return false;
            }
        }
        return true;
    }

    /// Columns are as wide as what varies.
    private static String narrow(String line) {
        return line.replaceAll(" {2,}", "  ");
    }

    private static Pattern pattern(String expected) {
        String quoted =
                Pattern.quote(expected)
                        .replace("{serial}", "\\E[0-9a-f]{24,32}\\Q")
                        .replace("{short}", "\\E[0-9a-f]{8}\\Q")
                        .replace("{sha256}", "\\E[0-9a-f]{64}\\Q")
                        .replace("{id}", "\\E[0-9a-f]{32}\\Q")
                        .replace(
                                "{time}", "\\E[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]+)?Z\\Q")
                        .replace("{*}", "\\E.*\\Q");
        return Pattern.compile(quoted);
    }
}

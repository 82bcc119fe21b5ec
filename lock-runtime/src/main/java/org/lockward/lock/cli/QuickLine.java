package org.lockward.lock.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the plain command lines of the hot path without picocli, whose reflection costs more than
/// the lock: `--name VALUE`, `--name=VALUE`, `-n VALUE`, then the command.
///
/// picocli stays the definition: it reads whatever is not understood here, and a test holds the two
/// together.
final class QuickLine {

    /// What takes values.
    interface Options {

        /// Takes the value of an option; false if it knows none of that name.
        boolean take(String name, String value);

        /// The long name of an option, and that name itself.
        String full(String name);

        /// Whether it may be given more than once.
        boolean repeats(String name);
    }

    private QuickLine() {}

    /// The words behind the options; empty if picocli has to look at this line.
    static Optional<List<String>> read(List<String> line, Options options) {
        Set<String> seen = new HashSet<>();
        int i = 0;
        while (i < line.size() && line.get(i).startsWith("-")) {
            String word = line.get(i);
            if (word.equals("--")) {
                return Optional.of(line.subList(i + 1, line.size()));
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = options.full(equals < 0 ? word : word.substring(0, equals));
            boolean apart = equals < 0;
            if (apart && (i + 1 == line.size() || line.get(i + 1).startsWith("-"))) {
                return Optional.empty();
            }
            String value = apart ? line.get(i + 1) : word.substring(equals + 1);
            boolean again = !seen.add(name) && !options.repeats(name);
            if (again || !isPlain(value) || !options.take(name, value)) {
                return Optional.empty();
            }
            i += apart ? 2 : 1;
        }
        return Optional.of(line.subList(i, line.size()));
    }

    /// Quotes and nothing at all are read in ways of its own by picocli.
    private static boolean isPlain(String value) {
        return !value.isEmpty() && value.charAt(0) != '"' && value.charAt(0) != '\'';
    }
}

package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line taken apart: `--name VALUE`, `--name=VALUE`, `--flag`, and what stands behind
/// `--`.
///
/// @param values by option name, without the dashes; a flag has an empty one
/// @param rest the command behind `--`
record Arguments(Map<String, String> values, List<String> rest) {

    Arguments {
        values = Map.copyOf(values);
        rest = List.copyOf(rest);
    }

    /// What a command line may hold.
    ///
    /// @param options names that take a value
    /// @param flags names that take none
    /// @param command whether a command may stand behind `--`
    record Grammar(Set<String> options, Set<String> flags, boolean command) {

        Arguments parse(List<String> line) {
            Map<String, String> values = new HashMap<>();
            Deque<String> left = new ArrayDeque<>(line);
            while (!left.isEmpty() && !left.peek().equals("--")) {
                option(left, values);
            }
            if (!left.isEmpty() && !command) {
                throw usage("nothing may stand behind --", "");
            }
            return new Arguments(values, left.stream().skip(1).toList());
        }

        private void option(Deque<String> left, Map<String, String> values) {
            String word = left.remove();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String key = name.startsWith("--") ? name.substring(2) : SHORT.getOrDefault(name, "");
            if (!options.contains(key) && !flags.contains(key)) {
                throw usage(
                        "unknown argument " + quote(word),
                        "options are " + dashed(options) + dashed(flags).indent(0).strip());
            }
            if (values.containsKey(key)) {
                throw usage("--" + key + " is given twice", "");
            }
            values.put(key, flags.contains(key) ? flag(key, equals) : value(word, equals, left));
        }

        private static String flag(String key, int equals) {
            if (equals >= 0) {
                throw usage("--" + key + " takes no value", "");
            }
            return "";
        }

        private static String value(String word, int equals, Deque<String> left) {
            if (equals >= 0) {
                return word.substring(equals + 1);
            }
            if (left.isEmpty() || left.peek().equals("--")) {
                throw usage(word + " needs a value", "");
            }
            return left.remove();
        }

        private static String dashed(Set<String> names) {
            return names.stream().sorted().map(n -> "--" + n + " ").reduce("", String::concat);
        }
    }

    private static final Map<String, String> SHORT =
            Map.of("-h", "help", "-o", "output", "-n", "name");

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// The option, or the environment variable in its place.
    Optional<String> value(String name, String variable) {
        return value(name)
                .or(() -> Optional.ofNullable(System.getenv(variable)).filter(v -> !v.isEmpty()));
    }

    static LockException.InvalidInput usage(String what, String why) {
        return new LockException.InvalidInput(new Problem(what, why, "see --help"));
    }

    /// Foreign text in quotes, made printable.
    static String quote(String text) {
        return '"' + text.replaceAll("[^ -~]", "?") + '"';
    }
}

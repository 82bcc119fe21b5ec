package org.lockward.pki.cli;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was typed, as picocli is to see it.
///
/// A value behind `=` is a value, whatever it looks like: `--match=--state`, `--match=--`. picocli
/// takes such a one for an option, unless it is told to take every option for a value; then
/// `--match --state` would be one too, which is a slip more often than a wish. So picocli is told
/// that, and the slip is found here.
final class Arguments {

    /// Stands for `--`, the end of the options; no process ever gets an argument with a NUL.
    static final String END_OF_OPTIONS = "\0--";

    private static final String TYPED_END = "--";

    private Arguments() {}

    /// @throws MissingParameterException for an option whose value is another option
    static String[] of(CommandLine line, List<String> typed) {
        Map<String, OptionSpec> options = line.getCommandSpec().optionsMap();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            OptionSpec before = i == 0 ? null : options.get(typed.get(i - 1));
            if (before != null && before.arity().max() > 0) {
                requireValue(line, before, word);
            } else if (word.equals(TYPED_END)) {
                seen.add(END_OF_OPTIONS);
                seen.addAll(typed.subList(i + 1, typed.size()));
                break;
            }
            seen.add(word);
        }
        return seen.toArray(String[]::new);
    }

    private static void requireValue(CommandLine line, OptionSpec option, String word) {
        String name = word.replaceFirst("=.*", "");
        if (word.equals(TYPED_END) || line.getCommandSpec().optionsMap().containsKey(name)) {
            throw new MissingParameterException(
                    line,
                    option,
                    "Expected parameter for option '%s' but found '%s'"
                            .formatted(option.longestName(), word));
        }
    }
}

package org.lockward.pki.act;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An act as one line to paste into a shell.
public final class CommandLineText {

    /// No character of these means anything to a shell; zsh looks at a `=` in front.
    private static final Pattern PLAIN = Pattern.compile("(?!=)[A-Za-z0-9_@%+=:,./-]+");

    private CommandLineText() {}

    /// `pki issue-node db1 --label 'rack=7 left' --home /srv/ca`, quoted for a POSIX shell.
    ///
    /// @param home when the act is not for the home that `pki` takes by itself
    /// @throws PkiException.InvalidInput when a value has a control character, which a terminal may
    ///   take for a key press when it is pasted
    public static String of(Act act, Optional<Path> home) {
        List<String> words = new ArrayList<>();
        words.add("pki");
        words.addAll(act.words());
        home.ifPresent(path -> words.addAll(List.of("--home", path.toString())));
        return words.stream().map(CommandLineText::quote).collect(Collectors.joining(" "));
    }

    /// Between single quotes "the literal value of each character" is preserved (POSIX.1-2024, XCU
    /// 2.2.2); a single quote itself stands outside of them.
    private static String quote(String word) {
        if (word.codePoints().anyMatch(CommandLineText::isUnsayable)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(word) + " cannot be typed",
                            "it has a control character, or half of one",
                            "use the screen for it"));
        }
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isUnsayable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}

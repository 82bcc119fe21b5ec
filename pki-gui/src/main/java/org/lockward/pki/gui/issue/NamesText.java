package org.lockward.pki.gui.issue;

import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Names and addresses as people type them: several, with spaces, commas or semicolons between, and
/// without `dns:` or `ip:` where it is plain which of them is meant.
///
/// @param names in the order in which they were typed
/// @param guessed whether a word came without its kind, so that the reader should see what we took
///   it for
public record NamesText(List<GeneralName> names, boolean guessed) {

    private static final Pattern KIND = Pattern.compile("(dns|ip|uri|email):.*");
    private static final Pattern DOTTED_QUAD = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    public NamesText {
        names = List.copyOf(names);
    }

    /// Reads what was typed.
    ///
    /// @throws PkiException.InvalidInput with the problems of all words
    public static NamesText parse(String text) {
        List<String> words =
                Arrays.stream(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
        List<GeneralName> names = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String word : words) {
            try {
                names.add(GeneralName.parse(withKind(word)));
            } catch (PkiException.InvalidInput e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PkiException.InvalidInput(problems);
        }
        return new NamesText(names, words.stream().anyMatch(word -> !KIND.matcher(word).matches()));
    }

    private static String withKind(String word) {
        if (KIND.matcher(word).matches()) {
            return word;
        }
        if (word.contains("://")) {
            return "uri:" + word;
        }
        if (word.contains("@")) {
            return "email:" + word;
        }
        boolean address = DOTTED_QUAD.matcher(word).matches() || COLONS.matcher(word).matches();
        return (address ? "ip:" : "dns:") + word;
    }
}

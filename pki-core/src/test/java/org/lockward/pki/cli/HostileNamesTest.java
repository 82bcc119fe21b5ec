package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every hostile name, in every place that takes an ID or a name.
class HostileNamesTest {

    private static final List<String> PLACES_OF_IDS =
            List.of(
                    "issue-node # --dry-run",
                    "issue-node db1 --dry-run --san #",
                    "issue-node db1 --dry-run --san dns:#",
                    "issue-node db1 --dry-run --san ip:#",
                    "issue-node db1 --dry-run --label #",
                    "show-node #",
                    "revoke-node db1 #",
                    "deploy-node # --to dir:/nowhere");

    private static final List<String> PLACES_OF_TEXTS =
            List.of(
                    "init --dry-run --home # --name",
                    "list-nodes --match",
                    "issue-node db1 --dry-run --label k=");

    @TempDir static Path directory;

    @BeforeAll
    static void a_ca() {
        Shell.Outcome made = shell().run("init", "--insecure-plain-ca-key", "-q");
        assertEquals(0, made.exit(), made.err());
    }

    private static Shell shell() {
        return Shell.at(directory.resolve("ca"));
    }

    static List<String> placesOfIds() {
        return PLACES_OF_IDS;
    }

    static List<String> placesOfTexts() {
        return PLACES_OF_TEXTS;
    }

    @Test
    void the_corpus_has_at_least_300_different_names() {
        int size = HostileNames.all().size();
        assertTrue(size >= 300, () -> size + " names");
    }

    @ParameterizedTest
    @MethodSource("placesOfIds")
    void no_hostile_name_is_taken_for_an_id(String place) throws IOException {
        List<Path> before = tree();
        List<String> wrong = new ArrayList<>();
        for (String name : HostileNames.all()) {
            Shell.Outcome outcome = shell().run(filled(place, name));
            boolean refused = outcome.exit() == 2 || isFine(place, name, outcome);
            if (!refused || !isClear(outcome)) {
                wrong.add(shown(name) + " -> " + outcome);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(before, tree());
    }

    /// Free text may be strange, but what could fool a reader is refused or at least never printed.
    @ParameterizedTest
    @MethodSource("placesOfTexts")
    void no_hostile_text_does_harm(String place) throws IOException {
        List<Path> before = tree();
        List<String> wrong = new ArrayList<>();
        for (String text : HostileNames.all()) {
            List<String> words =
                    new ArrayList<>(List.of(filled(place, "" + directory.resolve("x"))));
            String last = words.removeLast();
            words.add(last.endsWith("=") ? last + text : last);
            if (!last.endsWith("=")) {
                words.add(text);
            }
            Shell.Outcome outcome = shell().run(words.toArray(String[]::new));
            boolean foreseen = outcome.exit() == 0 || outcome.exit() == 2;
            if (!foreseen || !isHarmless(outcome.out()) || !isHarmless(outcome.err())) {
                wrong.add(shown(text) + " -> " + outcome);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(before, tree());
    }

    private static String[] filled(String place, String name) {
        return Stream.of(place.split(" ", -1))
                .map(word -> word.endsWith("#") ? word.replace("#", name) : word)
                .toArray(String[]::new);
    }

    /// Some hostile IDs are good DNS names, addresses or labels.
    private static boolean isFine(String place, String name, Shell.Outcome outcome) {
        boolean otherGrammar = place.contains("--san") || place.contains("--label");
        return otherGrammar && outcome.exit() == 0 && isHarmless(name);
    }

    private static boolean isClear(Shell.Outcome outcome) {
        if (outcome.exit() == 0) {
            return isHarmless(outcome.out());
        }
        return outcome.out().isEmpty()
                && outcome.err().startsWith("pki: error: ")
                && outcome.err().length() < 2_000
                && isHarmless(outcome.err());
    }

    private static boolean isHarmless(String text) {
        return text.codePoints()
                .filter(c -> c != '\n')
                .mapToObj(Character::toString)
                .allMatch(c -> SafeText.oneLine(c).equals(c));
    }

    private static String shown(String name) {
        return org.lockward.pki.name.Printable.quote(name);
    }

    private List<Path> tree() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(f -> Files.exists(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        }
    }
}

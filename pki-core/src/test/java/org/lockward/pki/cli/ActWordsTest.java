package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.stream.Collectors.toSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.act.Act;
import org.lockward.pki.act.CommandLineText;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the desktop program copies is what the command line reads.
class ActWordsTest {

    /// A shell function in place of the program: each word and a NUL.
    @SuppressWarnings("OrphanedFormatString") // of the shell's printf
    private static final String PRINTING = "pki() { printf '%s\\0' \"$@\" END; }\n";

    @Test
    void the_words_of_an_act_parse_back_to_it() {
        for (Act act : samples()) {
            assertEquals(act, Pki.parse(act.words()), () -> act.words().toString());
        }
    }

    private static List<Act> samples() {
        return Stream.concat(ActSamples.all().stream(), ActSamples.renewals().stream()).toList();
    }

    @Test
    void there_are_samples_of_every_kind_of_act() {
        Set<Class<?>> seen = samples().stream().map(Object::getClass).collect(toSet());
        assertEquals(Set.copyOf(Arrays.asList(Act.class.getPermittedSubclasses())), seen);
    }

    /// One shell for all: a line of ours, then a word a line, each ended by NUL.
    @Test
    void a_shell_takes_the_text_for_the_very_words() throws IOException {
        StringBuilder script = new StringBuilder(PRINTING);
        List<String> expected = new ArrayList<>();
        for (Act act : samples()) {
            script.append(CommandLineText.of(act, Optional.of(Path.of("/srv/it's a home"))))
                    .append('\n');
            expected.addAll(act.words());
            expected.addAll(List.of("--home", "/srv/it's a home", "END"));
        }
        assertEquals(expected, run(script.toString()));
    }

    private static List<String> run(String script) throws IOException {
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var in = shell.outputWriter(StandardCharsets.UTF_8)) {
            in.write(script);
        }
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(said.endsWith("END\0"), said);
        return List.of(said.substring(0, said.length() - 1).split("\0", -1));
    }

    @Test
    void plain_words_stay_as_they_are() {
        assertEquals(
                "pki show-node db1", CommandLineText.of(act("show-node db1"), Optional.empty()));
    }

    private static Act act(String words) {
        return Pki.parse(List.of(words.split(" ", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u001b[201~", "\r", "\u0000", "\ud800"})
    void what_a_terminal_would_take_for_a_key_press_is_not_copied(String text) {
        Act act = new Act.ListNodes(NodeQuery.ALL.matching(text));
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> CommandLineText.of(act, Optional.empty()));
        String said = refused.problems().getFirst().what();
        assertTrue(said.endsWith(" cannot be typed"), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue-node db1 --dry-run",
                "issue-node db1 --out x",
                "issue-node --help",
                "version",
                "no-such-command",
                "revoke-node --label rack=7",
                "revoke-node",
                "revoke-node db1 --all --count 2",
                "revoke-node db1 --state active --count 1",
                "deploy-node",
                "issue-node db1 --verify a:1",
                "issue-node db1 --csr f --key-algorithm ec-p256",
                "list-nodes --not-deployed --drifted",
                "list-nodes --expires-from 2026-12-01T00:00:00Z",
                "show-audit --limit 0",
                "verify-audit --from 1:x"
            })
    void what_is_no_whole_act_is_refused(String words) {
        assertThrows(PkiException.InvalidInput.class, () -> act(words));
    }
}

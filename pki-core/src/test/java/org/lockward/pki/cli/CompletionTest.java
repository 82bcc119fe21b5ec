package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.pki.testing.Program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The completion script, in a real bash.
class CompletionTest {

    private static String script() {
        return Shell.at(Path.of("/nowhere")).run("completion", "bash").out();
    }

    /// The words that bash would offer behind a command line.
    private static String offered(String words) throws IOException, InterruptedException {
        String ask =
                """
                pki() { printf 'unique_id,state\\ndb1,active\\ndb2,active\\n'; }
                COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _pki
                echo "${COMPREPLY[@]}"
                """
                        .formatted(words);
        String bash = Program.find("bash", "bash");
        return Program.run(script() + ask, List.of(bash, "--norc", "-s")).output().strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pki list | list-nodes",
                "pki version --h | --help --home",
                "pki list-nodes -o j | json",
                "pki show-node '' | db1 db2",
                "pki revoke-node db1 --rea | --reason",
                "pki completion z | zsh",
                "pki init --passphrase f | file: fd:"
            })
    void bash_offers_what_fits(String words, String expected)
            throws IOException, InterruptedException {
        assertEquals(expected, offered(words));
    }

    @Test
    void the_script_is_clean_bash() throws IOException, InterruptedException {
        String bash = Program.find("bash", "bash");
        assertEquals(
                new Program.Result(0, ""), Program.run(script(), List.of(bash, "--norc", "-s")));
    }
}

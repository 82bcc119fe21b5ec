package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.problem.PkiException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ways in which a passphrase comes in, and those in which it does not.
class PassphraseReaderTest {

    private static final String SECRET = "k\u00f6rsb\u00e4r";

    @TempDir Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void a_private_file() throws IOException {
        var mode = PosixFilePermissions.fromString("rw-------");
        file =
                Files.createFile(
                        directory.resolve("pass"), PosixFilePermissions.asFileAttribute(mode));
    }

    private PassphraseReader reader(String input, String... typed) {
        var answers = new ArrayDeque<>(List.of(typed));
        Terminal person = _ -> Optional.ofNullable(answers.poll()).map(String::toCharArray);
        return new PassphraseReader(
                new Surroundings(
                        Map.of("SECRET", SECRET, "CREDENTIALS_DIRECTORY", directory.toString()),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        System.out,
                        System.err,
                        Optional.of(person),
                        InstantSource.system(),
                        SecureRandom::new));
    }

    private static void assertSecret(Passphrase passphrase) {
        try (passphrase;
                Passphrase expected = Passphrase.of(SECRET.toCharArray())) {
            assertTrue(passphrase.sameAs(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\nsecond line\n"})
    void the_first_line_of_a_file_is_the_passphrase(String end) throws IOException {
        Files.writeString(file, SECRET + end);
        assertSecret(reader("").existing(PassphraseSource.parse("file:" + file)));
    }

    @Test
    void a_credential_of_systemd_is_a_file() throws IOException {
        Files.writeString(file, SECRET);
        assertSecret(reader("").existing(PassphraseSource.parse("credential:pass")));
    }

    @Test
    void it_comes_from_the_environment_or_from_standard_input() {
        assertSecret(reader("").existing(PassphraseSource.parse("env:SECRET")));
        assertSecret(reader(SECRET + "\nrest").existing(PassphraseSource.parse("stdin")));
    }

    @Test
    void a_person_types_a_new_one_twice() {
        assertSecret(reader("", SECRET, SECRET).fresh(PassphraseSource.person()));
        PassphraseReader slip = reader("", SECRET, "else");
        var e =
                assertThrows(
                        PkiException.Forbidden.class, () -> slip.fresh(PassphraseSource.person()));
        assertEquals("the two passphrases differ", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nsecond"})
    void an_empty_one_is_none(String content) throws IOException {
        Files.writeString(file, content);
        PassphraseReader reader = reader("");
        var source = PassphraseSource.parse("file:" + file);
        var e = assertThrows(PkiException.Forbidden.class, () -> reader.existing(source));
        assertTrue(e.problems().getFirst().what().endsWith("is empty"), e.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                "file:",
                "env:",
                "env:A=B",
                "env:1",
                "fd:",
                "fd:x",
                "fd:0",
                "fd:2",
                "fd:99999",
                "fd:\u0663",
                "stdin:",
                "credential:",
                "credential:../x",
                "credential:a/b",
                "pass:hunter2",
                "hunter2",
                "FILE:x",
                "file:\0"
            })
    void what_names_no_source_is_refused_and_never_repeated(String text) {
        var e = assertThrows(PkiException.InvalidInput.class, () -> PassphraseSource.parse(text));
        assertTrue(!e.toString().contains("hunter2"), e.toString());
    }

    @Test
    void without_any_source_the_command_ends_within_a_second() {
        long start = System.nanoTime();
        Shell.Outcome outcome = Shell.at(directory.resolve("ca")).run("init", "--no-input");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(5, outcome.exit(), outcome.err());
        assertTrue(outcome.err().contains("ways: --passphrase file:PATH"), outcome.err());
        assertTrue(took.toMillis() < 1_000, took.toString());
    }
}

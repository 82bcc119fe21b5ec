package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.pki.testing.HostileFile;
import org.lockward.pki.testing.HostileFile.Kind;
import org.lockward.pki.testing.HostileFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Hostile and broken files, through the commands that read files.
class HostileFileCommandsTest {

    /// Unreadable, not permitted, refused by policy, not verified: never 1, which nobody foresaw.
    private static final Set<Integer> FORESEEN = Set.of(2, 5, 6, 9);

    @TempDir static Path directory;

    @TempDir Path inbox;

    @BeforeAll
    static void a_ca() {
        Shell.Outcome made =
                Shell.at(directory.resolve("ca")).run("init", "--insecure-plain-ca-key", "-q");
        assertEquals(0, made.exit(), made.err());
    }

    static List<HostileFile> files() {
        return HostileFiles.all();
    }

    static List<HostileFile> requests() {
        return HostileFiles.of(Kind.CSR);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_hostile_request_gets_no_certificate(HostileFile hostile) throws IOException {
        Path file = hostile.writeInto(inbox);
        Shell.Outcome outcome = run("issue-node", "db1", "--csr", file.toString());
        assertTrue(FORESEEN.contains(outcome.exit()), outcome.toString());
        assertClear(file, outcome);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_not_verified(HostileFile hostile) throws IOException {
        Path file = hostile.writeInto(inbox);
        Shell.Outcome outcome = run("verify", file.toString());
        assertTrue(FORESEEN.contains(outcome.exit()), outcome.toString());
        assertClear(file, outcome);
    }

    /// A weak or an odd file can be looked at: that is what inspecting is for.
    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_shown_or_refused(HostileFile hostile) throws IOException {
        Path file = hostile.writeInto(inbox);
        Shell.Outcome outcome = run("inspect", file.toString());
        assertTrue(outcome.exit() == 0 || FORESEEN.contains(outcome.exit()), outcome.toString());
        if (outcome.exit() != 0) {
            assertClear(file, outcome);
        }
    }

    private static Shell.Outcome run(String... arguments) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> Shell.at(directory.resolve("ca")).run(arguments));
    }

    private static void assertClear(Path file, Shell.Outcome outcome) throws IOException {
        String said = outcome.err();
        assertTrue(said.startsWith("pki: error: "), said);
        assertEquals("", outcome.out());
        assertTrue(said.lines().noneMatch(line -> line.chars().anyMatch(c -> c < ' ')), said);
        try (Stream<Path> left = Files.list(file.resolveSibling(""))) {
            assertEquals(List.of(file), left.toList());
        }
        try (Stream<Path> nodes = Files.list(directory.resolve("ca/nodes"))) {
            assertEquals(0, nodes.count());
        }
    }
}

package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// Every file in `scenarios` tells a story of the `pki` command, and each is true.
class ScenarioTest {

    private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

    @TempDir Path directory;

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            List<Path> scenarios = files.map(Path::getFileName).sorted().toList();
            assertTrue(scenarios.size() > 5, scenarios.toString());
            return scenarios;
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void the_story_is_true(Path scenario) throws IOException {
        prepare();
        List<String> lines = Files.readAllLines(SCENARIOS.resolve(scenario));
        for (Scenario.Step step : Scenario.parse(lines.stream().map(this::placed).toList())) {
            Shell.Outcome outcome = shell().run(step.arguments());
            String seen = "$ " + step.command() + "\n" + outcome.out() + "\n" + outcome.err();
            assertEquals(step.exit(), outcome.exit(), seen);
            assertTrue(Scenario.matches(step.out(), outcome.outLines()), seen);
            assertTrue(Scenario.matches(step.err(), outcome.errLines()), seen);
        }
    }

    private String placed(String line) {
        return line.replace("{dir}", directory.toString());
    }

    private Shell shell() {
        return Shell.at(directory.resolve("ca"))
                .with("LOCKWARD_MACHINE_ID_FILE", directory.resolve("machine-id").toString())
                .with("SECRET", "from the environment");
    }

    /// A passphrase, one that everybody can read, a machine ID.
    private void prepare() throws IOException {
        Path secret =
                Files.createFile(
                        directory.resolve("passphrase"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, "correct horse battery\n");
        Path open = Files.writeString(directory.resolve("open"), "readable by all\n");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(directory.resolve("machine-id"), "4c2fa1b09d3e4f5a8b7c6d5e4f3a2be1\n");
    }
}

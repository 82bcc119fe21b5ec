package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the source tree, run to its end as a user would run it.
///
/// @param command the program and its arguments
/// @param environment what is added to this process's environment
/// @param files where its output goes
record Program(List<String> command, Map<String, String> environment, Path files) {

    private static final Path ROOT = Path.of(System.getProperty("lockward.root"));
    private static final int PATIENCE_SECONDS = 120;

    /// What it left.
    record Ended(int exit, String out, String err) {

        Ended expect(int expected) {
            assertEquals(expected, exit, () -> "stdout:\n" + out + "\nstderr:\n" + err);
            return this;
        }
    }

    static Path ofTree(String name) {
        return ROOT.resolve(name);
    }

    static Program pki(Path directory, String... arguments) {
        return of("pki", directory, arguments);
    }

    /// The CA is in `directory/pki`, its passphrase in `directory/passphrase`.
    static Program of(String name, Path directory, String... arguments) {
        // A job in the background ignores SIGINT, and so would every process below it.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,HUP"));
        command.add(ofTree(name).toString());
        command.addAll(List.of(arguments));
        Map<String, String> environment =
                Map.of(
                        "LOCKWARD_HOME", directory.resolve("pki").toString(),
                        "LOCKWARD_PASSPHRASE_FILE", passphrase(directory).toString());
        return new Program(command, environment, directory);
    }

    private static Path passphrase(Path directory) {
        Path file = directory.resolve("passphrase");
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, OwnerOnly.FILE);
                Files.writeString(file, "correct horse battery staple\n");
            }
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(files.toFile());
        builder.environment().putAll(environment);
        builder.redirectOutput(files.resolve("out").toFile());
        builder.redirectError(files.resolve("err").toFile());
        return builder.start();
    }

    Ended run() throws IOException, InterruptedException {
        Process process = start();
        try {
            assertTrue(
                    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "hangs: " + command);
            return new Ended(process.exitValue(), text("out"), text("err"));
        } finally {
            process.destroyForcibly();
        }
    }

    String text(String stream) throws IOException {
        return Files.readString(files.resolve(stream));
    }
}

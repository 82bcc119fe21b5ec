package org.lockward.pki.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real program, run to its end with an argument array; never a shell.
public final class Program {

    private static final int SECONDS = 60;

    private Program() {}

    /// What came of it: both streams in one text.
    public record Result(int exit, String output) {}

    /// The absolute path of a program; a missing one fails the test with its cure.
    public static String find(String name, String debianPackage) {
        for (String directory : System.getenv("PATH").split(":", -1)) {
            Path program = Path.of(directory, name);
            if (Files.isExecutable(program)) {
                return program.toString();
            }
        }
        throw new AssertionError(name + " is missing: apt-get install -y " + debianPackage);
    }

    public static String openssl() {
        return find("openssl", "openssl");
    }

    /// The JDK's own keytool.
    public static String keytool() {
        return Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    }

    /// Runs it with nothing on its standard input.
    public static Result run(String... command) throws IOException, InterruptedException {
        return run("", List.of(command));
    }

    public static Result run(String input, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The program ended without reading it: its exit status says why.
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}

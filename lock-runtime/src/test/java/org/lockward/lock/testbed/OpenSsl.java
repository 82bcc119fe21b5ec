package org.lockward.lock.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The real `openssl` program, run with argument arrays.
public final class OpenSsl {

    private static final int SECONDS = 30;

    private OpenSsl() {}

    /// Runs it to its end and fails with its output if that is not exit status 0.
    public static String run(Path directory, String... arguments) {
        return run(directory, List.of(arguments));
    }

    static String run(Path directory, List<String> arguments) {
        try {
            Path output = Files.createTempFile(directory, "openssl", ".out");
            Process process = builder(directory, arguments).redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("openssl " + arguments + " failed: " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("openssl is missing: apt-get install openssl", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /// A process yet to be started: both outputs in one stream.
    public static ProcessBuilder builder(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    }
}

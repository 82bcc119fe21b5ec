package org.lockward.pki.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real program that runs until the test is over, as a server does. For one thread.
public final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 20;

    private final List<String> command;
    private final Process process;
    private final Path output;

    private RunningProgram(List<String> command, Path output) throws IOException {
        this.command = command;
        this.output = output;
        process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
    }

    /// Starts it with an open standard input: servers that end with theirs stay.
    ///
    /// @param output a file that is not there yet, for both of its output streams
    public static RunningProgram start(Path output, List<String> command) throws IOException {
        return new RunningProgram(List.copyOf(command), output);
    }

    /// Waits, boundedly, until it has printed what matches, and gives the first group.
    public String await(Pattern pattern) throws IOException, InterruptedException {
        awaitOutput(text -> pattern.matcher(text).find());
        Matcher matcher = pattern.matcher(output());
        matcher.find();
        return matcher.group(1);
    }

    private void awaitOutput(Predicate<String> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(output())) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError(command + " printed: " + output());
            }
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.ISO_8859_1);
    }

    /// Ends it and its children.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}

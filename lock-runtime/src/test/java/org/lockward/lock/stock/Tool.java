package org.lockward.lock.stock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of the operating system.
///
/// @param name as it is found in PATH, or its path
/// @param from the Debian package that has it
record Tool(String name, String from) {

    static final Tool CLI = new Tool("redis-cli", "redis-tools");
    static final Tool BENCHMARK = new Tool("redis-benchmark", "redis-tools");
    static final Tool PYTHON = new Tool("/usr/bin/python3", "python3-redis");

    private static final int SECONDS = 60;

    /// What came of it.
    record Result(int status, String output) {}

    /// Runs it to its end, with its input from a text and both its outputs in one.
    Result run(List<String> arguments, String input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("lockward", ".in");
        Path out = Files.createTempFile("lockward", ".out");
        try {
            Files.writeString(in, input);
            Process process = start(arguments, in, out);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(name + " " + arguments + " hangs: " + read(out));
            }
            return new Result(process.exitValue(), read(out));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /// Its output, if its exit status is 0.
    String output(List<String> arguments, String input) throws IOException, InterruptedException {
        Result result = run(arguments, input);
        if (result.status() != 0) {
            throw new AssertionError(name + " " + arguments + " failed: " + result);
        }
        return result.output();
    }

    private Process start(List<String> arguments, Path in, Path out) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(name + " is missing: apt-get install " + from, e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}

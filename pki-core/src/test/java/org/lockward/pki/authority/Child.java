package org.lockward.pki.authority;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Another JVM like this one, with a class of the tests as its program.
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static Child start(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(Arrays.asList(arguments));
        try {
            return new Child(
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for the next line.
    String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    /// Waits until it has printed everything.
    String rest() {
        return output.lines().collect(Collectors.joining("\n"));
    }

    /// Kills it with SIGKILL; gives the lines that it printed whole and that were not read yet.
    List<String> kill() throws IOException, InterruptedException {
        // Process.destroyForcibly would throw away what was printed and not read.
        process.toHandle().destroyForcibly();
        List<String> lines = output.lines().toList();
        process.waitFor();
        return lines;
    }

    long pid() {
        return process.pid();
    }

    /// Waits for its end; gives its exit status.
    int exit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package org.lockward.pki.quickstart;

import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that runs beside us; its input is a pipe that only we hold.
final class Child implements AutoCloseable {

    private static final Duration TERM_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Lines out;
    private final Lines err;
    private Optional<Path> log = Optional.empty();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = Lines.of(process.getInputStream(), name + " out");
        this.err = Lines.of(process.getErrorStream(), name + " err");
    }

    static Child start(String name, ProcessBuilder builder) {
        try {
            return new Child(name, builder.start());
        } catch (IOException e) {
            throw new PkiException.Unavailable(
                    new Problem("cannot start " + name, String.valueOf(e.getMessage()), ""), e);
        }
    }

    /// Writes its stderr there once it has ended.
    void keepLog(Path file) {
        log = Optional.of(file);
    }

    Lines out() {
        return out;
    }

    Lines err() {
        return err;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// A line of its output that begins so.
    String awaitLine(String beginning, Duration patience) {
        return out.await(0, line -> line.startsWith(beginning), patience)
                .orElseThrow(
                        () -> unlike("a line that begins with \"" + beginning + "\"", patience));
    }

    /// Its exit code, once it has ended by itself and all of its output is read.
    int awaitExit(Duration patience) {
        if (!ended(patience)) {
            throw unlike("its end", patience);
        }
        out.await(0, _ -> false, patience);
        err.await(0, _ -> false, patience);
        return process.exitValue();
    }

    /// What it wrote does not fit what was expected.
    PkiException unlike(String expected, Duration patience) {
        String state = isAlive() ? "it still runs" : "it ended with " + process.exitValue();
        return Observation.failure(
                name + " did not show " + expected + " within " + patience.toSeconds() + " s",
                state + ", and wrote: " + lastWords());
    }

    private String lastWords() {
        List<String> words = err.soFar().isEmpty() ? out.soFar() : err.soFar();
        int from = Math.max(0, words.size() - 3);
        return words.isEmpty() ? "nothing" : String.join(" | ", words.subList(from, words.size()));
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Ends its input: a `cat` ends with it.
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /// SIGTERM, and the exit code that it ended with; empty when SIGKILL was needed.
    Optional<Integer> terminate() {
        process.destroy();
        if (ended(TERM_PATIENCE)) {
            return Optional.of(process.exitValue());
        }
        process.destroyForcibly();
        ended(TERM_PATIENCE);
        return Optional.empty();
    }

    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        endInput();
        if (process.isAlive()) {
            terminate();
        }
        below.forEach(ProcessHandle::destroy);
        log.ifPresent(file -> AtomicFile.write(file, text(err.soFar()), FileMode.PUBLIC));
        log = Optional.empty();
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

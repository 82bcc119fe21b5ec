package org.lockward.pki.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The lines that a process writes, read by a thread of their own, waited for by any other.
final class Lines {

    private static final int MAX_LINES = 10_000;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    /// Begins to read; the thread ends with the stream.
    static Lines of(InputStream stream, String name) {
        Lines lines = new Lines();
        Thread.ofPlatform().daemon().name(name).start(() -> lines.read(stream));
        return lines;
    }

    private void read(InputStream stream) {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                add(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            add("(the output ended with " + e.getMessage() + ")");
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Everything so far.
    synchronized List<String> soFar() {
        return List.copyOf(lines);
    }

    /// The first line from number `from` on that fits; empty when the patience or the output ends.
    synchronized Optional<String> await(int from, Predicate<String> fits, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> found = find(from, fits);
        try {
            while (found.isEmpty() && !ended && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / NANOS_A_MILLI));
                found = find(from, fits);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    private Optional<String> find(int from, Predicate<String> fits) {
        return lines.stream().skip(from).filter(fits).findFirst();
    }
}

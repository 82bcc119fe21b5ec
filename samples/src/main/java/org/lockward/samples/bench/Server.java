package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A running server process on a loopback port; ended when it is closed. Any thread may call.
///
/// @param version what it says about itself
/// @param credentials of a client that it lets in
record Server(String version, int port, Process process, Credentials credentials)
        implements AutoCloseable {

    /// Clock ticks of proc(5) a second: USER_HZ is 100 on every Linux.
    private static final long TICK_NANOS = 10_000_000;

    private static final int STOP_SECONDS = 20;

    /// CPU time of the process and its descendants so far; each read is good to 10 ms.
    long cpuNanos() {
        try (Stream<ProcessHandle> tree =
                Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            return tree.mapToLong(p -> cpuNanos(p.pid())).sum();
        }
    }

    /// proc(5), stat: utime and stime are fields 14 and 15; the name stands in parentheses.
    private static long cpuNanos(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS;
        } catch (IOException e) {
            // A backend that has ended meanwhile.
            return 0;
        }
    }

    /// Memory of the process that is in RAM.
    long residentBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

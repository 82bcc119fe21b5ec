package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What this runs on.
final class Machine {

    private Machine() {}

    static String text() throws IOException {
        return cpu()
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, Linux "
                + System.getProperty("os.version")
                + ", Java "
                + Runtime.version();
    }

    /// The three load averages of proc(5).
    static String load() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
        return fields[0] + " " + fields[1] + " " + fields[2];
    }

    private static String cpu() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}

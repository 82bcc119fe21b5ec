package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Asks a JVM that runs about its memory.
record Jcmd(Programs programs, Server server) {

    /// Bytes of all objects that are in use, after a full collection.
    long liveHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String pid = Long.toString(server.process().pid());
        String text = programs.output("jcmd", List.of(jcmd.toString(), pid, "GC.class_histogram"));
        String total = text.lines().filter(l -> l.startsWith("Total")).findFirst().orElseThrow();
        return Long.parseLong(total.trim().split("\\s+", -1)[2]);
    }
}

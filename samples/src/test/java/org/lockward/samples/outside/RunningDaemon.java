package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `./lockd` with mutual authentication on a free loopback port; stops when it is closed.
final class RunningDaemon implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("lockd ready on (\\S+) ");

    private final Process process;
    private final String address;

    private RunningDaemon(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static RunningDaemon start(Path directory, String tls)
            throws IOException, InterruptedException {
        Path files = Files.createDirectory(directory.resolve("lockd"));
        String state = files.resolve("state").toString();
        List<String> options = List.of("--listen", "127.0.0.1:0", "--security", "mutual");
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("--tls", tls, "--state", state));
        Program program = Program.of("lockd", files, arguments.toArray(new String[0]));
        Process process = program.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            Matcher ready = READY.matcher(program.text("out"));
            if (ready.find()) {
                return new RunningDaemon(process, ready.group(1));
            }
            assertTrue(process.isAlive() && System.nanoTime() < deadline, program.text("err"));
            Thread.sleep(20);
        }
    }

    String address() {
        return address;
    }

    /// Asks it to stop; twenty seconds are more than it gives its own peers.
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).whenComplete((p, late) -> kill()).join();
    }

    private void kill() {
        process.destroyForcibly();
    }
}

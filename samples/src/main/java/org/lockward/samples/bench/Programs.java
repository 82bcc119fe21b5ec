package org.lockward.samples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Programs of this machine: found, started, waited for.
///
/// @param directory for their output
record Programs(Path directory) {

    private static final Duration START = Duration.ofSeconds(90);

    /// Below the range in which Linux takes the ports of outgoing connections.
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    /// Where a program is: on the PATH, or in one of Debian's folders that are not on it.
    static Optional<Path> find(String program) {
        Stream<Path> path = Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of);
        return Stream.concat(path, postgresFolders())
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> postgresFolders() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Stream.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.sorted().map(v -> v.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        for (int i = 0; i < 100; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /// A process whose output goes to the log of that name.
    ProcessBuilder builder(String name, List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log(name).toFile()));
    }

    /// Starts a server and waits until it takes connections.
    Process serve(String name, ProcessBuilder builder, int port)
            throws IOException, InterruptedException {
        Process process = builder.start();
        long end = System.nanoTime() + START.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new IOException(
                        name + " does not start: " + Files.readString(log(name)).strip());
            }
            Thread.sleep(50);
        }
        return process;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// What a program prints; it has to end well.
    String output(String name, List<String> command) throws IOException, InterruptedException {
        int status = builder(name, command).start().waitFor();
        String text = Files.readString(log(name));
        if (status != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + status + ": " + text);
        }
        return text;
    }
}

package org.lockward.lock.cli;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.unix.SocketDirectory;
import org.lockward.lock.unix.SocketPath;
import org.lockward.lock.unix.Uid;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The daemon of one user on one machine, for who has configured none. It is started when somebody
/// needs it and ends by itself.
///
/// @param socket in a directory that is this user's alone
record LocalDaemon(SocketPath socket) {

    private static final Duration READY_DEADLINE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /// Below $XDG_RUNTIME_DIR, else in /tmp.
    static LocalDaemon ofThisUser() {
        Path directory =
                Environment.variable("XDG_RUNTIME_DIR")
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .map(d -> d.resolve("lockward"))
                        .orElseGet(() -> Path.of("/tmp/lockward-" + Uid.own().value()));
        return new LocalDaemon(new SocketPath(directory.resolve("lockd.sock")));
    }

    /// Where it is, or will be.
    ///
    /// @throws LockException.Denied if the directory is not this user's alone
    DaemonAddress address() {
        directory().ensurePrivate();
        return new DaemonAddress.Local(socket);
    }

    private SocketDirectory directory() {
        return socket.directory();
    }

    /// Starts it unless it runs; of many who come at once, one does.
    ///
    /// @param idleExit how long it stays after its last use
    /// @throws LockException.Unavailable with the daemon's own words if it does not start
    void start(Duration idleExit) {
        Path guard = directory().path().resolve("start.lock");
        var options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(guard, options, mode);
                FileLock _ = channel.lock()) {
            if (!socket.answers()) {
                launch(idleExit);
            }
        } catch (IOException e) {
            throw notStarted(e.toString(), "", e);
        }
    }

    private void launch(Duration idleExit) throws IOException {
        Path log = directory().path().resolve("lockd.log");
        Path ready = directory().path().resolve("lockd.ready");
        Process process =
                new ProcessBuilder(commandLine(idleExit))
                        .directory(Path.of("/").toFile())
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(ready.toFile())
                        .redirectError(log.toFile())
                        .start();
        long end = System.nanoTime() + READY_DEADLINE.toNanos();
        while (!Files.readString(ready).endsWith("\n")) {
            if (!process.isAlive()) {
                throw died(log);
            }
            if (System.nanoTime() - end > 0) {
                process.destroyForcibly();
                throw notStarted("it was not ready after 60 s", "its log is " + log, null);
            }
            pause(process);
        }
    }

    private List<String> commandLine(Duration idleExit) {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: what the terminal sends is not for it.
            line.add(SETSID.toString());
        }
        String script = System.getProperty("lockward.lockd", "");
        if (script.isEmpty()) {
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
            line.add("--sun-misc-unsafe-memory-access=allow");
            line.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
            line.add("org.lockward.lock.cli.Lockd");
        } else {
            line.add(script);
        }
        line.addAll(List.of("--socket", socket.path().toString()));
        line.addAll(List.of("--idle-exit", idleExit.toMillis() + "ms"));
        return line;
    }

    /// It runs in another directory than we do.
    private static String absolute(String classPath) {
        List<String> all = new ArrayList<>();
        for (String entry : classPath.split(":", -1)) {
            all.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(":", all);
    }

    private static void pause(Process process) {
        try {
            var _ = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStarted("we were interrupted", "", e);
        }
    }

    private static LockException died(Path log) throws IOException {
        List<String> words = Files.readAllLines(log);
        String error =
                words.stream()
                        .filter(line -> line.startsWith("lockd: error: "))
                        .map(line -> line.substring("lockd: error: ".length()))
                        .findFirst()
                        .orElseGet(() -> words.isEmpty() ? "it said nothing" : words.getLast());
        return notStarted(error, "all that it said is in " + log, null);
    }

    private static LockException notStarted(String why, String fix, @Nullable Exception cause) {
        Problem problem = new Problem("no daemon could be started for us", why, fix);
        return cause == null
                ? new LockException.Unavailable(problem)
                : new LockException.Unavailable(problem, cause);
    }
}

package org.lockward.pki.quickstart;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs of the lock half, by the absolute paths that the launcher knows, and every process
/// of theirs that we started. None outlives us: a hook ends them when the JVM is told to end.
/// Threads: one starts programs; the hook's thread ends them.
final class Programs implements AutoCloseable {

    private final Path lockd;
    private final Path lock;
    private final List<Child> children = new ArrayList<>();
    private final Thread hook = new Thread(this::endAll, "end the children");

    private Programs(Path lockd, Path lock) {
        this.lockd = lockd;
        this.lock = lock;
    }

    /// Those that the system properties `lockward.lockd` and `lockward.lock` name.
    static Programs ofThisInstallation() {
        Programs programs = new Programs(program("lockward.lockd"), program("lockward.lock"));
        Runtime.getRuntime().addShutdownHook(programs.hook);
        return programs;
    }

    private static Path program(String property) {
        String path = System.getProperty(property, "");
        if (path.isEmpty() || !Files.isExecutable(Path.of(path))) {
            throw new PkiException.NotFound(
                    new Problem(
                            "no program at " + property + "=" + path,
                            "quickstart runs the real lockd and lock",
                            "start it through the launcher: ./pki quickstart"));
        }
        return Path.of(path);
    }

    /// @param log where its stderr is kept once it has ended
    Child lockd(String name, Path log, List<String> arguments) {
        Child child = start(name, lockd, arguments);
        child.keepLog(log);
        return child;
    }

    Child lock(String name, List<String> arguments) {
        return start(name, lock, arguments);
    }

    private synchronized Child start(String name, Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("LOCKWARD_"));
        Child child = Child.start(name, builder);
        children.add(child);
        return child;
    }

    private synchronized void endAll() {
        children.reversed().forEach(Child::close);
    }

    /// @throws PkiException.Unverified when one of them could not be ended
    @Override
    public void close() {
        endAll();
        if (children.stream().anyMatch(Child::isAlive)) {
            throw Observation.failure(
                    "nothing keeps running", "a process that SIGKILL did not end");
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way down, and runs the hook itself.
        }
    }
}

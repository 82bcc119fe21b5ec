package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The command that runs under the lock, with our standard streams. Signals that reach us go to it.
/// Any thread may call.
final class Child {

    /// SIGQUIT is the JVM's own: it cannot be had.
    private static final List<String> FORWARDED = List.of("TERM", "INT", "HUP", "USR1", "USR2");

    private static final Duration KILL_AFTER = Duration.ofSeconds(10);

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /// What is to be run, and how.
    ///
    /// @param environment what it gets beside our own
    /// @param ignored signals that neither it nor we hear of
    record Task(List<String> command, Map<String, String> environment, List<String> ignored) {}

    /// Starts it; a signal that comes meanwhile is handed on as soon as there is somebody to get
    /// it. On a thread that ends with the process: when that thread ends, the kernel kills it.
    ///
    /// @throws LockException.NotExecutable if it cannot be started
    static Child start(Task task, Leash leash) {
        Mailbox mailbox = new Mailbox();
        for (String signal : FORWARDED) {
            Signals.handle(signal, task.ignored().contains(signal) ? _ -> {} : mailbox::put);
        }
        ProcessBuilder builder = new ProcessBuilder().inheritIO();
        Map<String, String> environment = builder.environment();
        environment.putAll(task.environment());
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        List<String> command = Leash.found(task.command(), path);
        builder.command(leash.around(command, environment.keySet()));
        try {
            Child child = new Child(builder.start());
            mailbox.deliverTo(child);
            return child;
        } catch (IOException e) {
            throw new LockException.NotExecutable(
                    new Problem(
                            "cannot run " + Usage.quote(task.command().getFirst()),
                            String.valueOf(e.getMessage()),
                            "the lock was given back"),
                    e);
        }
    }

    /// Signals until there is a child, then its letters.
    private static final class Mailbox {

        private final List<String> early = new ArrayList<>();
        private Optional<Child> child = Optional.empty();

        synchronized void put(String signal) {
            child.ifPresentOrElse(c -> c.signal(signal), () -> early.add(signal));
        }

        synchronized void deliverTo(Child started) {
            child = Optional.of(started);
            early.forEach(started::signal);
        }
    }

    /// Ctrl-C at a terminal goes to the whole foreground process group: the child has it already.
    private void signal(String name) {
        if (name.equals("INT") && inForeground()) {
            return;
        }
        send(name);
    }

    /// By the shell, which has kill built in: the JDK sends only TERM and KILL.
    private void send(String name) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, "" + process.pid())
                    .start();
        } catch (IOException e) {
            process.destroy();
        }
    }

    /// proc(5), stat: fields 5 and 8 are pgrp and tpgid; the name before them stands in
    /// parentheses.
    private static boolean inForeground() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[2].equals(fields[5]);
        } catch (IOException e) {
            return false;
        }
    }

    /// SIGTERM, and SIGKILL if it is still there ten seconds later.
    void terminate() {
        process.destroy();
        Thread.ofPlatform().daemon().start(this::killLater);
    }

    private void killLater() {
        try {
            if (!process.waitFor(KILL_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /// Its exit status; 128 + n if signal n ended it.
    int join() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                // Nobody else may have the lock while it runs: waiting goes on.
                process.destroy();
            }
        }
    }
}

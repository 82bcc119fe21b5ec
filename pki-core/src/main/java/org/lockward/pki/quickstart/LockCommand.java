package org.lockward.pki.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The `lock` command as somebody who holds the material in `tls` calls it at one daemon.
record LockCommand(Programs programs, Path tls, Daemon daemon) {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /// `lock ping` with these options on top, run to its end.
    Child ping(String... options) {
        return run("ping", List.of(options));
    }

    Child status(String... options) {
        return run("status", List.of(options));
    }

    private Child run(String verb, List<String> options) {
        Child child = programs.lock("lock " + verb, arguments(verb, options));
        child.awaitExit(PATIENCE);
        return child;
    }

    /// `lock run` of a program that says its fencing token and then lives as long as its input.
    Child hold(String name, String who) {
        return programs.lock(
                who + "'s lock run",
                arguments(
                        "run",
                        List.of(
                                "--name",
                                name,
                                "--timeout",
                                "30s",
                                "--",
                                "sh",
                                "-c",
                                "echo token=$LOCKWARD_TOKEN; exec cat")));
    }

    private List<String> arguments(String verb, List<String> options) {
        List<String> arguments = new ArrayList<>();
        arguments.add(verb);
        arguments.addAll(
                List.of("--connect", daemon.endpoint().toString(), "--tls", tls.toString()));
        arguments.addAll(options);
        return arguments;
    }
}

package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts `./lockd` of this source tree at level mutual.
///
/// @param root of the source tree
/// @param own the daemon's certificate
/// @param client that of the clients
record LockDaemon(Path root, Programs programs, Credentials own, Credentials client) {

    Server start() throws IOException, InterruptedException {
        return start("lockd", "");
    }

    /// @param name of its log and its state
    /// @param options of the JVM beside those of the launcher
    Server start(String name, String options) throws IOException, InterruptedException {
        int port = Programs.freePort();
        ProcessBuilder builder =
                programs.builder(
                        name,
                        List.of(
                                root.resolve("lockd").toString(),
                                "--listen",
                                "127.0.0.1:" + port,
                                "--security",
                                "mutual",
                                "--tls",
                                own.bundle().toString(),
                                "--state",
                                programs.directory().resolve(name + ".state").toString()));
        if (!options.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", options);
        }
        Process process = programs.serve(name, builder, port);
        return new Server("lockd of " + commit(), port, process, client);
    }

    private String commit() throws IOException, InterruptedException {
        if (!Files.exists(root.resolve(".git")) || Programs.find("git").isEmpty()) {
            return "this source tree";
        }
        List<String> command =
                List.of("git", "-C", root.toString(), "describe", "--always", "--dirty");
        return programs.output("git", command).strip();
    }
}

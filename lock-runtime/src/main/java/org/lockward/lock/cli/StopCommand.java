package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.List;

/// `lock stop`: has the daemon stop.
@Command(
        description =
                "Has the daemon stop: it grants nothing more, tells the holders, and waits for"
                        + " them. For administrators.",
        footer = Edge.EXIT_CODES)
final class StopCommand {

    @Option(names = "--now", description = "without waiting for the holders, whose locks are lost")
    private boolean now;

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final PrintStream out;

    StopCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> line) {
        if (Usage.read(this, "lock stop", line, out)) {
            try (LockClient client = daemon.connect(ConnectOptions.Pretence.NONE)) {
                client.stopDaemon(now);
            }
        }
        return Edge.OK;
    }
}

package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.PrintStream;
import java.util.List;

/// `lock reload`: has the daemon read its certificates and rules again.
@Command(
        description =
                "Has the daemon read its certificates and rules again, which it does by itself too"
                        + " when they change. For administrators.",
        footer = Edge.EXIT_CODES)
final class ReloadCommand {

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final PrintStream out;

    ReloadCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> line) {
        if (Usage.read(this, "lock reload", line, out)) {
            try (LockClient client = daemon.connect(ConnectOptions.Pretence.NONE)) {
                client.reloadDaemon();
            }
        }
        return Edge.OK;
    }
}

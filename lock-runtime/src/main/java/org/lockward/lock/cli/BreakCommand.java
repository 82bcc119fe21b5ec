package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.resource.ResourceName;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// `lock break`: takes a lock away from whoever holds it.
@Command(
        description = "Takes a lock away from whoever holds it, who is told. For administrators.",
        footer = Edge.EXIT_CODES)
final class BreakCommand {

    @Parameters(
            paramLabel = "NAME TOKEN",
            description = "which lock, and the token that lock status shows")
    private List<String> which = new ArrayList<>();

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final PrintStream out;

    BreakCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> line) {
        if (Usage.read(this, "lock break", line, out)) {
            take();
        }
        return Edge.OK;
    }

    private void take() {
        if (which.size() != 2) {
            throw Usage.problem("which lock? NAME and TOKEN are needed", "lock status shows both");
        }
        ResourceName name = RunOptions.resource("NAME", which.getFirst());
        long token = token(which.getLast());
        try (LockClient client = daemon.connect(ConnectOptions.Pretence.NONE)) {
            client.breakLock(name, token);
        }
    }

    private static long token(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Usage.problem(
                    "TOKEN " + Usage.quote(text) + " is no token", "lock status shows it");
        }
    }
}

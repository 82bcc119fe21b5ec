package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.wire.Request;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// `lock status`: who holds and who waits.
@Command(description = "Who holds and who waits, by node ID.", footer = Edge.EXIT_CODES)
final class StatusCommand {

    /// As many rows as a daemon gives at most.
    private static final int ROWS = Request.MAX_ROWS;

    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table (default) or json")
    private String output = "table";

    @Option(names = "--watch", description = "again every second, until interrupted")
    private boolean watch;

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final PrintStream out;

    StatusCommand(PrintStream out) {
        this.out = out;
    }

    int run(List<String> line) {
        if (Usage.read(this, "lock status", line, out)) {
            show(StandingText.parse(output));
        }
        return Edge.OK;
    }

    private void show(StandingText text) {
        try (LockClient client = daemon.connect(ConnectOptions.Pretence.NONE)) {
            out.print(text.of(client.standing(ROWS)));
            while (watch && !out.checkError()) {
                pause();
                out.print(text.again(client.standing(ROWS)));
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(WATCH_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockException.Unavailable(Problem.of("interrupted while watching"), e);
        }
    }
}

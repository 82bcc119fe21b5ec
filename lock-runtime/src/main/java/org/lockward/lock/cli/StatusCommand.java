package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.Standing;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// `lock status`: who holds and who waits.
record StatusCommand(PrintStream out) {

    private static final Arguments.Grammar GRAMMAR =
            Connecting.grammar(List.of("output"), List.of("watch", "help"), false);

    /// As many rows as a daemon gives at most.
    private static final int ROWS = 10_000;

    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);

    int run(List<String> line) {
        Arguments arguments = GRAMMAR.parse(line);
        if (arguments.has("help")) {
            out.print(Edge.help("lock.txt"));
            return Edge.OK;
        }
        StandingText text = StandingText.parse(arguments.value("output").orElse("table"));
        try (LockClient client = Connecting.connect(arguments)) {
            out.print(text.of(client.standing(ROWS)));
            while (arguments.has("watch")) {
                pause();
                Standing now = client.standing(ROWS);
                out.print(text.again(now));
            }
            return Edge.OK;
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

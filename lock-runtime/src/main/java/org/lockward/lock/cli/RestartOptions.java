package org.lockward.lock.cli;

import org.lockward.lock.server.Restart;
import org.lockward.lock.server.ServerConfig;

import picocli.CommandLine.Option;

import java.time.Duration;

/// How long a lease is, and what a daemon does after a crash: the options of `lockd` about it.
final class RestartOptions {

    @Option(
            names = "--grace",
            paramLabel = "POLICY",
            description =
                    "after a crash, for as long as the longest lease that was given: reclaim"
                            + " (default: holders take their locks back, others wait), refuse (all"
                            + " wait), none (nobody waits)")
    private String grace = "reclaim";

    @Option(
            names = "--max-lease",
            paramLabel = "TIME",
            description = "the longest lease that a session gets, 1s to 1h (default 1m)")
    private String maxLease = "1m";

    ServerConfig applyTo(ServerConfig config) {
        Duration longest = Durations.parse("--max-lease", maxLease);
        if (longest.toMillis() < 1_000 || longest.compareTo(Duration.ofHours(1)) > 0) {
            throw Usage.problem("--max-lease is 1s to 1h", "");
        }
        Restart restart =
                Restart.of(grace, longest)
                        .orElseThrow(() ->
                                Usage.problem(
                                        "--grace " + Usage.quote(grace) + " is no policy",
                                        "the policies are reclaim, refuse and none"));
        return config.withRestart(restart);
    }
}

package org.lockward.pki.quickstart;

import org.lockward.pki.deployment.Endpoint;

import java.time.Duration;
import java.util.List;

/// A `lockd` of one node, on a free port of loopback.
///
/// @param node whose it is
/// @param endpoint where it listens
/// @param process the running program
record Daemon(Node node, Endpoint endpoint, Child process) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READY = "lockd ready on ";

    /// Started, and not known to be ready yet: three start at once.
    record Starting(Node node, Child process) {

        Starting(Programs programs, Node node) {
            this(
                    node,
                    programs.lockd(
                            node.name() + "'s lockd",
                            node.tls().resolveSibling("lockd.log"),
                            List.of(
                                    "--listen",
                                    "127.0.0.1:0",
                                    "--security",
                                    "mutual",
                                    "--tls",
                                    node.tls().toString(),
                                    "--state",
                                    node.tls().resolveSibling("state").toString())));
        }

        /// Waits for the ready line, which has to name this node and its serial number.
        Daemon daemon() {
            String line = process.awaitLine(READY, PATIENCE);
            Observation ready = Observation.of(line);
            ready.require("security", "mutual");
            ready.require("id", node.id().value());
            ready.require("serial", node.serial().hex());
            String address = line.substring(READY.length()).split(" ", 2)[0];
            return new Daemon(node, Endpoint.parse(address), process);
        }
    }

    /// How much it has logged so far.
    int mark() {
        return process.err().soFar().size();
    }

    /// The line that it logs about a refusal, after a mark.
    Observation refusalSince(int mark) {
        String line =
                process.err()
                        .await(mark, text -> text.contains(" refused "), PATIENCE)
                        .orElseThrow(() -> process.unlike("a line about a refusal", PATIENCE));
        return Observation.of(line);
    }
}

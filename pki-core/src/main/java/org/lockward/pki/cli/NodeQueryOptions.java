package org.lockward.pki.cli;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.inventory.ExpiryWindow;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Progress;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options that say which nodes.
final class NodeQueryOptions {

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only active, expired or revoked ones")
    private Optional<NodeState> state = Optional.empty();

    @Option(
            names = "--not-deployed",
            description = "only those whose newest certificate was not deployed yet")
    private boolean notDeployed;

    @Option(
            names = "--drifted",
            description = "only those that were seen to serve something else than was deployed")
    private boolean drifted;

    @Option(
            names = "--expires-in",
            paramLabel = "TIME",
            description = "only those that end within this time, or have ended: 30d")
    private Optional<String> expiresIn = Optional.empty();

    @Option(
            names = "--expires-from",
            paramLabel = "TIME",
            description = "only those that end then or later: 2026-12-01T00:00:00Z")
    private Optional<String> expiresFrom = Optional.empty();

    @Option(
            names = "--expires-before",
            paramLabel = "TIME",
            description = "and before then: 2027-01-01T00:00:00Z")
    private Optional<String> expiresBefore = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "only those with this label; may come several times")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--match",
            paramLabel = "TEXT",
            description = "only those whose ID, name or label has a part that begins so")
    private Optional<String> match = Optional.empty();

    /// Every node, unless something was said. To be used when `inputs` has no problems.
    NodeQuery read(Inputs inputs) {
        Map<String, String> labelled = inputs.readLabels(labels);
        Optional<Progress> progress = inputs.read(this::progress).flatMap(p -> p);
        Optional<Duration> within =
                expiresIn.flatMap(t -> inputs.read(() -> DurationText.parse("--expires-in", t)));
        Optional<ExpiryWindow> window = inputs.read(this::window).flatMap(w -> w);
        return new NodeQuery(state, progress, within, window, labelled, match, NodeSort.ID);
    }

    private Optional<Progress> progress() {
        if (notDeployed && drifted) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--not-deployed and --drifted exclude each other",
                            "a certificate that was not deployed is not expected to be served",
                            "ask for one after the other"));
        }
        return notDeployed
                ? Optional.of(Progress.NOT_DEPLOYED)
                : Optional.of(Progress.DRIFTED).filter(_ -> drifted);
    }

    private Optional<ExpiryWindow> window() {
        if (expiresFrom.isPresent() != expiresBefore.isPresent()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--expires-from and --expires-before go together",
                            "one of them is missing",
                            "for example: --expires-from 2026-12-01T00:00:00Z"
                                    + " --expires-before 2027-01-01T00:00:00Z"));
        }
        return expiresFrom.map(from -> window(from, expiresBefore.orElseThrow()));
    }

    private static ExpiryWindow window(String from, String before) {
        Instant first = Inputs.time("--expires-from", from);
        return new ExpiryWindow(first, Inputs.time("--expires-before", before));
    }
}

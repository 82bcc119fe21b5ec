package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.inventory.NodeState;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki list-nodes`.
@Command(
        description =
                "Lists nodes with the serial numbers that were issued, deployed and seen served.")
final class ListNodesCommand extends PkiCommand {

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "only active, expired or revoked ones")
    private Optional<NodeState> state = Optional.empty();

    @Option(
            names = "--expires-in",
            paramLabel = "TIME",
            description = "only those that end within this time, or have ended: 30d")
    private Optional<String> expiresIn = Optional.empty();

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

    @Option(names = "--sort", paramLabel = "KEY", description = "id (default), expiry or issued")
    private NodeSort sort = NodeSort.ID;

    ListNodesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        Inputs inputs = new Inputs();
        Map<String, String> labelled = inputs.readLabels(labels);
        Optional<Duration> within =
                expiresIn.flatMap(t -> inputs.read(() -> DurationText.parse("--expires-in", t)));
        inputs.require();
        NodeQuery query =
                new NodeQuery(
                        state, Optional.empty(), within, Optional.empty(), labelled, match, sort);
        Authority authority = authority("list-nodes");
        List<NodeRecord> nodes = authority.find(query);
        print(NodeText.list(nodes, surroundings().clock().instant()));
        if (nodes.isEmpty()) {
            console().notice("no nodes");
        }
        authority.agingCrl().ifPresent(this::warnOfCrl);
    }

    private void warnOfCrl(Instant end) {
        console()
                .notice(
                        "the CRL ends at "
                                + end
                                + "; from then on daemons let nobody in. Publish one every day:"
                                + " pki publish-crl");
    }
}

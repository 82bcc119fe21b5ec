package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeSort;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.List;

/// `pki list-nodes`.
@Command(
        description =
                "Lists nodes with the serial numbers that were issued, deployed and seen served.")
final class ListNodesCommand extends ActCommand<Act.ListNodes> {

    @Mixin private final NodeQueryOptions which = new NodeQueryOptions();

    @Option(names = "--sort", paramLabel = "KEY", description = "id (default), expiry or issued")
    private NodeSort sort = NodeSort.ID;

    ListNodesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.ListNodes act() {
        Inputs inputs = new Inputs();
        NodeQuery query = which.read(inputs);
        inputs.require();
        return new Act.ListNodes(query.sorted(sort));
    }

    @Override
    void perform(Act.ListNodes act) {
        Authority authority = authority("list-nodes");
        List<NodeRecord> nodes = authority.find(act.query());
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

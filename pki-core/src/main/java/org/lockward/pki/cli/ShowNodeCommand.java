package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.name.UniqueId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pki show-node ID`.
@Command(description = "Shows one node, all its certificates and where it was deployed.")
final class ShowNodeCommand extends ActCommand<Act.ShowNode> {

    @Parameters(paramLabel = "ID")
    private String id = "";

    ShowNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.ShowNode act() {
        return new Act.ShowNode(new UniqueId(id));
    }

    @Override
    void perform(Act.ShowNode act) {
        print(
                NodeText.detail(
                        authority("show-node").show(act.node()), surroundings().clock().instant()));
    }
}

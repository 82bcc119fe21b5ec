package org.lockward.pki.cli;

import org.lockward.pki.name.UniqueId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pki show-node ID`.
@Command(description = "Shows one node, all its certificates and where it was deployed.")
final class ShowNodeCommand extends PkiCommand {

    @Parameters(paramLabel = "ID")
    private String id = "";

    ShowNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        UniqueId node = new UniqueId(id);
        print(NodeText.detail(authority("show-node").show(node), surroundings().clock().instant()));
    }
}

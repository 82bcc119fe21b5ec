package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;

/// One node as the table shows it.
public record FleetRow(NodeRecord node) {

    public UniqueId id() {
        return node.id();
    }
}

package org.lockward.pki.quickstart;

import org.lockward.pki.inventory.NodeRecord;

import java.util.List;

/// Tells what was observed, as it happens.
public interface Narrator {

    /// A new part begins.
    void heading(String text);

    /// One fact.
    void tell(String text);

    /// The nodes, as the CA knows them.
    void show(List<NodeRecord> inventory);
}

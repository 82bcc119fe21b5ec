package org.lockward.pki.gui.session;

import org.lockward.pki.name.UniqueId;

import java.util.Set;

/// What changed in the CA, whoever changed it.
public sealed interface Change {

    /// These nodes, and perhaps the CA itself; no nodes when only the CA did, as after
    /// `publish-crl`.
    record Nodes(Set<UniqueId> ids) implements Change {

        public Nodes {
            ids = Set.copyOf(ids);
        }
    }

    /// More than is worth telling one by one: read everything again.
    record Everything() implements Change {}
}

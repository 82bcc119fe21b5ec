package org.lockward.lock.server;

import java.util.Set;
import java.util.TreeSet;

/// Which nodes may administer the daemon, by the IDs in their certificates; means something at
/// level mutual only, where a certificate is one node's.
public record AdminPolicy(Set<String> ids) {

    /// No node.
    public static final AdminPolicy NOBODY = new AdminPolicy(Set.of());

    public AdminPolicy {
        ids = Set.copyOf(ids);
    }

    boolean admits(String id) {
        return ids.contains(id);
    }

    /// The IDs in order, for the log.
    @Override
    public String toString() {
        return ids.isEmpty() ? "nobody" : String.join(",", new TreeSet<>(ids));
    }
}

package org.lockward.pki.audit;

import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.util.Optional;

/// Which entries to read, the newest first.
///
/// @param before only entries with a smaller number
/// @param limit at most so many
/// @param node only those about it
/// @param since only those of then or later
public record AuditQuery(long before, int limit, Optional<UniqueId> node, Optional<Instant> since) {

    /// The newest so many.
    public static AuditQuery newest(int limit) {
        return new AuditQuery(Long.MAX_VALUE, limit, Optional.empty(), Optional.empty());
    }

    boolean matches(AuditEntry entry) {
        return node.isEmpty() || node.equals(entry.node());
    }
}

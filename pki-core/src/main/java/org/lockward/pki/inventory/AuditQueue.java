package org.lockward.pki.inventory;

import org.lockward.pki.audit.AuditHead;

import java.util.List;

/// What was done and is not known to be in the audit record yet.
///
/// @param head where the record ends, as far as is known
/// @param bodies of the entries that follow it, in their order
public record AuditQueue(AuditHead head, List<String> bodies) {

    public AuditQueue {
        bodies = List.copyOf(bodies);
    }
}

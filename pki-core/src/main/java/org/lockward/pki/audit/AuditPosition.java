package org.lockward.pki.audit;

import java.time.Instant;

/// How far the record is; another one means that something was done.
///
/// @param size bytes
/// @param modified when it grew last
public record AuditPosition(long size, Instant modified) {

    /// Before the first entry.
    public static final AuditPosition NONE = new AuditPosition(0, Instant.EPOCH);
}

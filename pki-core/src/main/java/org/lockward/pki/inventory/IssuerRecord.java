package org.lockward.pki.inventory;

import java.time.Instant;
import java.util.Optional;

/// One CA key of this authority, and where its CRL stands.
///
/// @param generation its name in the inventory and on disk
/// @param crlNumber the last CRL number that was taken; the CRL itself may not be published yet
/// @param published the CRL that was published last
public record IssuerRecord(
        String generation, Instant createdAt, long crlNumber, Optional<CrlPublication> published) {

    /// Whether the inventory knows more than the published CRL: a number was taken, then something
    /// kept its CRL from being published.
    public boolean crlPending() {
        return published.map(CrlPublication::number).orElse(0L) != crlNumber;
    }
}

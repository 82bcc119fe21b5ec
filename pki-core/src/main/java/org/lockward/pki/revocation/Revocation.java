package org.lockward.pki.revocation;

import org.lockward.pki.certificate.SerialNumber;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One certificate that is valid no longer.
///
/// @param revokedAt in whole seconds
public record Revocation(SerialNumber serialNumber, Instant revokedAt, Reason reason) {

    public Revocation {
        revokedAt = revokedAt.truncatedTo(ChronoUnit.SECONDS);
    }
}

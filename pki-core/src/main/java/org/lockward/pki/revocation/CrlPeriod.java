package org.lockward.pki.revocation;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Which CRL it is, and how long it is fresh.
///
/// @param number larger than that of every CRL before (RFC 5280, section 5.2.3), stored before it
///   is used
/// @param thisUpdate in whole seconds
/// @param nextUpdate when the next one is there at the latest
public record CrlPeriod(BigInteger number, Instant thisUpdate, Instant nextUpdate) {

    private static final int MAX_NUMBER_BITS = 159;

    public CrlPeriod {
        thisUpdate = thisUpdate.truncatedTo(ChronoUnit.SECONDS);
        nextUpdate = nextUpdate.truncatedTo(ChronoUnit.SECONDS);
        if (number.signum() <= 0
                || number.bitLength() > MAX_NUMBER_BITS
                || !nextUpdate.isAfter(thisUpdate)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "CRL " + number + " from " + thisUpdate + " to " + nextUpdate,
                            "RFC 5280, section 5.2.3: a positive number of at most 20 octets;"
                                    + " nextUpdate is after thisUpdate",
                            ""));
        }
    }
}

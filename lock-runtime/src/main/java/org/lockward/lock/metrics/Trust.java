package org.lockward.lock.metrics;

import java.time.Instant;
import java.util.List;

/// The daemon's own certificate and the revocation lists that it uses.
public record Trust(Instant notAfter, List<RevocationList> lists) {

    /// One list.
    ///
    /// @param issuer the CA's name
    /// @param number its cRLNumber
    public record RevocationList(
            String issuer, double number, Instant thisUpdate, Instant nextUpdate) {}
}

package org.lockward.pki.authority;

import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Fleet;

import java.time.Duration;
import java.util.Optional;

/// What CA to make.
public record InitRequest(Fleet fleet, KeyAlgorithm keyAlgorithm, Optional<Duration> validity) {

    /// EC P-384, for as long as the profile says; the trust domain follows from the fleet's name.
    public static InitRequest of(String fleetName) {
        return new InitRequest(
                Fleet.named(fleetName), KeyAlgorithm.parse("ec-p384"), Optional.empty());
    }
}

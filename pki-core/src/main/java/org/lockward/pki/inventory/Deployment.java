package org.lockward.pki.inventory;

import org.lockward.pki.name.UniqueId;

import java.util.Optional;

/// One place that a node's bundle was written to, and what is known of it.
///
/// @param destination as the deploy command takes it, for example `dir:/etc/lockward/tls`
/// @param deployed the serial number that was last written there
/// @param served the serial number that a service behind it last showed in a handshake
/// @param service that service, `host:port`, as later deliveries ask it; empty while none has
///   proved a delivery
public record Deployment(
        UniqueId node,
        String destination,
        Sighting deployed,
        Optional<Sighting> served,
        Optional<String> service) {

    private static final int MAX_LENGTH = 1_000;

    public Deployment {
        if (destination.isEmpty() || destination.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a destination of " + destination.length() + " characters");
        }
    }
}

package org.lockward.pki.inventory;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One line of the inventory: a node, its newest certificate, and how far that certificate got.
///
/// @param names subject alternative names of the newest certificate
/// @param labels sorted by name
/// @param issued the newest certificate's serial number, and when it was issued
/// @param state as of the moment that it was asked for
/// @param deployed what was last written to one of its destinations
/// @param served what one of its services last showed in a handshake
public record NodeRecord(
        UniqueId id,
        List<GeneralName> names,
        Map<String, String> labels,
        Sighting issued,
        Validity validity,
        NodeState state,
        Optional<Sighting> deployed,
        Optional<Sighting> served) {

    public NodeRecord {
        names = List.copyOf(names);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public SerialNumber serial() {
        return issued.serial();
    }

    /// Whole days until the end of the certificate, negative once it has passed.
    public long daysLeft(Instant now) {
        return Math.floorDiv(Duration.between(now, validity.notAfter()).toSeconds(), 86_400);
    }

    /// The state at another moment than the one that this was asked for.
    public NodeState state(Instant now) {
        if (revoked()) {
            return NodeState.REVOKED;
        }
        return validity.expired(now) ? NodeState.EXPIRED : NodeState.ACTIVE;
    }

    boolean revoked() {
        return state == NodeState.REVOKED;
    }

    /// Whether that remains to be done at `now`.
    public boolean is(Progress progress, Instant now) {
        return switch (progress) {
            case NOT_DEPLOYED -> state(now) == NodeState.ACTIVE && !isDeployed();
            case DRIFTED -> served.isPresent() && !served.get().serial().equals(deployedSerial());
        };
    }

    private boolean isDeployed() {
        return serial().equals(deployedSerial());
    }

    private @Nullable SerialNumber deployedSerial() {
        return deployed.map(Sighting::serial).orElse(null);
    }
}

package org.lockward.pki.authority;

import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;

import java.time.Duration;
import java.util.Optional;

/// A node is to get a newer certificate in place of the one it has. Its names, labels and profile
/// stay.
///
/// @param validity the wish; empty takes the length of the certificate before
/// @param superseded what becomes of that one
public record Renewal(
        UniqueId node, KeyChoice key, Optional<Duration> validity, Supersession superseded) {

    /// A newer certificate for the same key, as long as the one before, which may expire.
    public static Renewal of(UniqueId node) {
        return new Renewal(
                node, new KeyChoice.Same(), Optional.empty(), new Supersession.LetExpire());
    }
}

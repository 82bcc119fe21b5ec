package org.lockward.pki.authority;

import org.lockward.pki.key.KeyAlgorithm;

import java.util.Optional;

/// Which key a renewed certificate is for.
public sealed interface KeyChoice {

    /// The one that the node has.
    record Same() implements KeyChoice {}

    /// One that is made here; the bundle carries it.
    ///
    /// @param algorithm empty takes the kind of the key before
    record New(Optional<KeyAlgorithm> algorithm) implements KeyChoice {}
}

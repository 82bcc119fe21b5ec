package org.lockward.pki.enrollment;

import org.lockward.pki.key.KeyAlgorithm;

/// Where a node's key comes from.
public sealed interface KeySource {

    /// We make the pair, and the bundle carries the private key.
    record Generate(KeyAlgorithm algorithm) implements KeySource {}

    /// The node made it, and proved in a PKCS#10 that it has the private half.
    record FromRequest(CertificationRequest request) implements KeySource {}
}

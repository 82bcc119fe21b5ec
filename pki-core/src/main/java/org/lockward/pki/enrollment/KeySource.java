package org.lockward.pki.enrollment;

import org.lockward.pki.key.KeyAlgorithm;

import java.security.PublicKey;

/// Where a node's key comes from.
public sealed interface KeySource {

    /// We make the pair, and the bundle carries the private key.
    record Generate(KeyAlgorithm algorithm) implements KeySource {}

    /// The node made it, and proved in a PKCS#10 that it has the private half.
    record FromRequest(CertificationRequest request) implements KeySource {}

    /// The key of the certificate that is renewed.
    record Kept(PublicKey publicKey) implements KeySource {}
}

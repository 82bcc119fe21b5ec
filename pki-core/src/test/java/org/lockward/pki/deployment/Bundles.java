package org.lockward.pki.deployment;

import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.testing.TestCa;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/// Bundles of one CA for one node.
final class Bundles {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");

    private final TestCa ca = TestCa.now();

    /// A new certificate with a new key.
    NodeBundle next() {
        return of(pair());
    }

    /// Its key is not the one of its certificate.
    NodeBundle mismatched() {
        KeyPair pair = pair();
        NodeBundle good = of(pair);
        return new NodeBundle(
                good.node(),
                good.chain(),
                Optional.of(pair().getPrivate()),
                good.issuer(),
                good.trust());
    }

    TestCa ca() {
        return ca;
    }

    private NodeBundle of(KeyPair pair) {
        var leaf = ca.issue(TestCa.NODE, pair.getPublic(), List.of());
        return new NodeBundle(
                TestCa.NODE,
                CertificateChain.of(leaf),
                Optional.of(pair.getPrivate()),
                ca.x509(),
                new NodeBundle.Trust(List.of(ca.x509()), List.of(ca.crl(1))));
    }

    private static KeyPair pair() {
        return KeyPairs.generate(P256, TestCa.RANDOM);
    }
}

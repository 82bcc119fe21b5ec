package org.lockward.pki.interop;

import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.deployment.BundleWriter;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Nodes of one CA, their bundles written to a directory as a deployment writes them.
final class Fleet {

    private static final List<GeneralName> NAMES =
            List.of(
                    GeneralName.parse("dns:localhost"),
                    GeneralName.parse("dns:node-a.example"),
                    GeneralName.parse("ip:127.0.0.1"));

    private final TestCa ca;
    private final Path directory;
    private final List<Revocation> revocations = new ArrayList<>();

    Fleet(TestCa ca, Path directory) {
        this.ca = ca;
        this.directory = directory;
    }

    /// Issues and writes a node's bundle.
    Node node(String id, KeyAlgorithm algorithm) {
        NodeBundle bundle = bundle(id, algorithm);
        Path home = directory.resolve(id);
        BundleWriter.write(home, bundle);
        return new Node(home, bundle.leaf());
    }

    /// Issues and writes nothing.
    NodeBundle bundle(String id, KeyAlgorithm algorithm) {
        KeyPair pair = KeyPairs.generate(algorithm, TestCa.RANDOM);
        UniqueId unique = new UniqueId(id);
        X509Certificate certificate = ca.issue(unique, pair.getPublic(), NAMES);
        return new NodeBundle(
                unique,
                CertificateChain.of(certificate),
                Optional.of(pair.getPrivate()),
                ca.x509(),
                new NodeBundle.Trust(List.of(ca.x509()), List.of(crl())));
    }

    void revoke(Node node) {
        var serial =
                new org.lockward.pki.certificate.SerialNumber(node.certificate().getSerialNumber());
        revocations.add(new Revocation(serial, ca.time(), Reason.KEY_COMPROMISE));
    }

    /// The CRL with all that was revoked so far.
    X509CRL crl() {
        return ca.crl(revocations.size() + 1, revocations.toArray(Revocation[]::new));
    }

    /// A node's bundle and certificate.
    record Node(Path bundle, X509Certificate certificate) {

        String file(String name) {
            return bundle.resolve(name).toString();
        }
    }
}

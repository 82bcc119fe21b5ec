package org.lockward.pki.deployment;

import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.UniqueId;

import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// What a node receives: its certificate and key, and whom it may trust.
///
/// @param node the node's ID
/// @param chain the leaf, then the intermediates in order, without the root
/// @param key the leaf's private key; empty when the node made its own and sent a request
/// @param issuer the certificate that signed the leaf
/// @param trust whom the node believes
public record NodeBundle(
        UniqueId node,
        CertificateChain chain,
        Optional<PrivateKey> key,
        X509Certificate issuer,
        Trust trust) {

    /// The trust anchors and what has been taken back.
    ///
    /// @param anchors all that are trusted now: roots and intermediates
    /// @param crls one for every CA in `anchors` that has one
    public record Trust(List<X509Certificate> anchors, List<X509CRL> crls) {

        public Trust {
            anchors = List.copyOf(anchors);
            crls = List.copyOf(crls);
            if (anchors.isEmpty()) {
                throw new IllegalArgumentException("a bundle has a trust anchor");
            }
        }
    }

    /// The node's own certificate.
    public X509Certificate leaf() {
        return chain.leaf();
    }

    /// The leaf's serial number.
    public SerialNumber serialNumber() {
        return new SerialNumber(leaf().getSerialNumber());
    }

    /// When the leaf is valid.
    public Validity validity() {
        return Validity.of(leaf());
    }

    /// `node.json`, so that a node can be asked what it has without a certificate parser.
    String manifest() {
        return """
        {"schema":"lockward.bundle/v1","unique_id":"%s","serial_number":"%s",\
        "not_before":"%s","not_after":"%s","sha256":"%s","issuer_sha256":"%s"}
        """
                .formatted(
                        node,
                        serialNumber().hex(),
                        validity().notBefore(),
                        validity().notAfter(),
                        Fingerprint.of(leaf()),
                        Fingerprint.of(issuer));
    }

    /// Without the key.
    @Override
    public String toString() {
        return "NodeBundle[" + node + ", " + serialNumber() + "]";
    }
}

package org.lockward.pki.authority;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.UniqueId;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// What a node has now, and its next certificate is made from.
///
/// @param certificate the newest one's record
/// @param x509 the newest one
/// @param key its private half, when it is ours
record Origin(
        NodeRecord node,
        CertificateRecord certificate,
        X509Certificate x509,
        Optional<PrivateKey> key) {

    /// To be used with the home lock held. `NotFound` when the node never had a certificate,
    /// `Unverified` when the key in its bundle is not the certificate's.
    static Origin of(Home home, Inventory inventory, UniqueId id) {
        NodeDetail detail = home.node(inventory, id);
        CertificateRecord newest =
                detail.certificates().stream()
                        .filter(c -> c.serial().equals(detail.node().serial()))
                        .findFirst()
                        .orElseThrow();
        byte[] der = inventory.certificate(newest.issuer(), newest.serial()).orElseThrow();
        X509Certificate x509 = parse(der);
        return new Origin(
                detail.node(),
                newest,
                x509,
                new NodeFiles(home.directory()).key(detail.node(), x509.getPublicKey()));
    }

    private static X509Certificate parse(byte[] der) {
        try {
            return CertificateFile.parse(der);
        } catch (CertificateException e) {
            throw new IllegalStateException("a recorded certificate parses", e);
        }
    }

    PublicKey publicKey() {
        return x509.getPublicKey();
    }

    KeyAlgorithm algorithm() {
        return PublicKeys.algorithm(publicKey()).orElseThrow();
    }

    /// Programs before this one recorded none: then there were two, told apart by the key.
    String profile() {
        return certificate
                .profile()
                .orElseGet(
                        () -> algorithm() instanceof KeyAlgorithm.MlDsa65 ? "node-ml-dsa" : "node");
    }

    /// Without the key.
    @Override
    public String toString() {
        return "Origin[" + node.id() + ", " + certificate.serial() + "]";
    }
}

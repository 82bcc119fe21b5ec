package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.BundleWriter;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/// The nodes' bundles below the CA's directory. To be used with the home lock held.
record NodeFiles(AuthorityDirectory directory) {

    /// Writes the bundle, whole, and points `current` to it; when this returns, both are on the
    /// disk.
    void write(NodeBundle bundle) {
        Directories.createPrivate(directory.node(bundle.node()));
        BundleWriter.write(directory.bundle(bundle.node(), bundle.serialNumber()), bundle);
        link(bundle.node(), bundle.serialNumber());
    }

    private void link(UniqueId id, SerialNumber serial) {
        Path current = directory.current(id);
        Path next = current.resolveSibling(".current");
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(serial.hex()));
            Files.move(next, current, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(directory.node(id));
        } catch (IOException e) {
            throw FileFailure.writing(current, e);
        }
    }

    /// The bundle of a node's newest certificate, as it was written, with what is trusted now.
    NodeBundle read(NodeRecord node, CaCertificate issuer, NodeBundle.Trust trust) {
        Path bundle = directory.bundle(node.id(), node.serial());
        Path chain = bundle.resolve("chain.pem");
        Path key = bundle.resolve("key.pem");
        return new NodeBundle(
                node.id(),
                new CertificateChain(
                        CertificateFile.read(
                                BoundedFile.read(chain, Pem.MAX_BUNDLE), chain.toString())),
                Files.exists(key, LinkOption.NOFOLLOW_LINKS)
                        ? Optional.of(key(key))
                        : Optional.empty(),
                issuer.certificate(),
                trust);
    }

    /// The private key in the bundle of the node's newest certificate, if there is one.
    ///
    /// @throws PkiException.Unverified when it is not the private half of `publicKey`
    Optional<PrivateKey> key(NodeRecord node, PublicKey publicKey) {
        Path file = directory.bundle(node.id(), node.serial()).resolve("key.pem");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        PrivateKey key = key(file);
        if (!Signatures.match(publicKey, key)) {
            throw new PkiException.Unverified(
                    new Problem(
                            file + " is not the key of the node's certificate",
                            "a bundle with it would work nowhere",
                            "restore the file from a backup, or: pki rekey-node " + node.id()));
        }
        return Optional.of(key);
    }

    private static PrivateKey key(Path file) {
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        try {
            return PrivateKeyFile.decode(pem, file.toString(), Optional.empty());
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /// Removes what is there of a certificate that was never recorded, and whatever half-written
    /// files are beside it.
    ///
    /// @param recorded the node's newest recorded certificate, which `current` points to afterwards
    void undo(UniqueId id, SerialNumber serial, Optional<SerialNumber> recorded) {
        Path node = directory.node(id);
        Trees.remove(directory.bundle(id, serial));
        Trees.list(node).stream()
                .filter(path -> path.getFileName().toString().startsWith("."))
                .forEach(Trees::remove);
        recorded.ifPresentOrElse(r -> link(id, r), () -> Trees.remove(directory.current(id)));
        if (Files.isDirectory(node)) {
            sync(node);
        }
        if (Trees.list(node).isEmpty()) {
            Trees.remove(node);
            sync(directory.nodes());
        }
    }

    private static void sync(Path path) {
        try {
            Directories.sync(path);
        } catch (IOException e) {
            throw FileFailure.writing(path, e);
        }
    }
}

package org.lockward.pki.deployment;

import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Optional;

/// The private key that somebody put beside a certificate without one: a node that made its own key
/// has it there. A newer certificate for the same key takes it along.
final class KeyInUse {

    private KeyInUse() {}

    /// The bundle with the key of the generation in use, if it has none of its own and there is one
    /// that is its.
    ///
    /// @throws PkiException.Conflict when the key there is another one: without a key that fits,
    ///   the service would stand still
    static NodeBundle added(NodeBundle bundle, Generations generations, Optional<String> live) {
        Optional<Path> file =
                live.map(name -> generations.directory().resolve(name).resolve(BundleFiles.KEY))
                        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS));
        if (bundle.key().isPresent() || file.isEmpty()) {
            return bundle;
        }
        PrivateKey key = read(file.get());
        if (!Signatures.match(bundle.leaf().getPublicKey(), key)) {
            throw new PkiException.Conflict(
                    new Problem(
                            file.get() + " is not the key of serial " + bundle.serialNumber(),
                            "the node made its key itself, and what is in use is another one",
                            "deploy to a new directory, and put the node's key there as key.pem"));
        }
        return new NodeBundle(
                bundle.node(), bundle.chain(), Optional.of(key), bundle.issuer(), bundle.trust());
    }

    private static PrivateKey read(Path file) {
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        try {
            return PrivateKeyFile.decode(pem, file.toString(), Optional.empty());
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }
}

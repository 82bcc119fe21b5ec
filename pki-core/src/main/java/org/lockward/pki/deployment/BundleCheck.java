package org.lockward.pki.deployment;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a staged bundle back from the disk: what was written must be what was meant, and key and
/// certificate must belong together.
final class BundleCheck {

    private BundleCheck() {}

    /// @throws PkiException.Unverified with everything that is wrong
    static void require(Path staged, NodeBundle bundle) {
        List<Problem> problems = new ArrayList<>();
        if (!certificates(staged.resolve(BundleFiles.CERTIFICATE)).equals(List.of(bundle.leaf()))) {
            problems.add(Problem.of(staged + "/cert.pem is not the certificate that was issued"));
        }
        if (!certificates(staged.resolve(BundleFiles.CHAIN))
                .equals(bundle.chain().certificates())) {
            problems.add(Problem.of(staged + "/chain.pem is not the chain that was issued"));
        }
        if (!certificates(staged.resolve(BundleFiles.ANCHORS)).equals(bundle.trust().anchors())) {
            problems.add(Problem.of(staged + "/ca.pem does not hold the trust anchors"));
        }
        if (bundle.key().isPresent() && !keyFits(staged.resolve(BundleFiles.KEY), bundle)) {
            problems.add(Problem.of(staged + "/key.pem is not the key of its certificate"));
        }
        if (!problems.isEmpty()) {
            throw new PkiException.Unverified(problems);
        }
    }

    private static boolean keyFits(Path file, NodeBundle bundle) {
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        try {
            PrivateKey key = PrivateKeyFile.decode(pem, file.toString(), Optional.empty());
            return Signatures.match(bundle.leaf().getPublicKey(), key);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        return CertificateFile.read(BoundedFile.read(file, Pem.MAX_BUNDLE), file.toString());
    }
}

package org.lockward.pki.testing;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.pem.Pem;

import java.nio.file.Path;
import java.util.Optional;

/// Reads a file of each kind as the product does: bounded, then parsed under its name.
final class Readers {

    private Readers() {}

    static Object read(HostileFile.Kind kind, Path file) {
        String source = file.toString();
        return switch (kind) {
            case CERTIFICATE -> CertificateFile.readSingle(bytes(file, Pem.MAX_SINGLE), source);
            case BUNDLE -> CertificateFile.read(bytes(file, Pem.MAX_BUNDLE), source);
            case CRL -> CertificateFile.readCrls(bytes(file, Pem.MAX_BUNDLE), source);
            case CSR -> CertificationRequest.parse(bytes(file, Pem.MAX_SINGLE), source);
            case KEY ->
                    PrivateKeyFile.decode(
                            bytes(file, Pem.MAX_PRIVATE_KEY), source, Optional.empty());
            case ENCRYPTED_KEY -> encryptedKey(file);
        };
    }

    private static Object encryptedKey(Path file) {
        try (Passphrase passphrase = Passphrase.of(HostileFile.PASSPHRASE.toCharArray())) {
            return PrivateKeyFile.decode(
                    bytes(file, Pem.MAX_PRIVATE_KEY), file.toString(), Optional.of(passphrase));
        }
    }

    private static byte[] bytes(Path file, int maxBytes) {
        return BoundedFile.read(file, maxBytes);
    }
}

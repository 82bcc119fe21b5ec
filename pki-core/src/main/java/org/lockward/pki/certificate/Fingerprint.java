package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 fingerprint.
///
/// For people to compare. One ECDSA certificate may have more than one accepted encoding, so
/// nothing is revoked or pinned by it.
///
/// @param hex 64 lower-case hex digits
public record Fingerprint(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!HEX.matcher(hex).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(hex) + " is not a SHA-256 fingerprint",
                            "it is 64 lower-case hex digits without separators",
                            ""));
        }
    }

    /// Of the whole certificate, as `openssl x509 -fingerprint -sha256` prints it.
    public static Fingerprint of(X509Certificate certificate) {
        try {
            return of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has its encoding", e);
        }
    }

    /// Of any bytes.
    public static Fingerprint of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Fingerprint(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

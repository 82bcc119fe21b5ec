package org.lockward.pki.pem;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The textual encodings of RFC 7468, written as OpenSSL writes them and read without guessing.
public final class Pem {

    public static final String CERTIFICATE = "CERTIFICATE";
    public static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
    public static final String CRL = "X509 CRL";
    public static final String PRIVATE_KEY = "PRIVATE KEY";
    public static final String ENCRYPTED_PRIVATE_KEY = "ENCRYPTED PRIVATE KEY";

    /// The most that one certificate, request or public key may take.
    public static final int MAX_SINGLE = 64 * 1024;

    /// The most that a private key may take: cert-manager's figure, enough for RSA-16384.
    public static final int MAX_PRIVATE_KEY = 13_000;

    /// The most that a bundle or a CRL may take.
    public static final int MAX_BUNDLE = 1024 * 1024;

    private static final Base64.Encoder ENCODER =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /// Every block of a file, at least one, in its order. Text around blocks is skipped, as RFC
    /// 7468, section 2, wants; binary is not text.
    ///
    /// @param source the file's name, for messages
    /// @param maxBytes one of the bounds above
    public static List<PemBlock> blocks(byte[] content, String source, int maxBytes) {
        if (content.length > maxBytes) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            source + " has " + content.length + " bytes, more than " + maxBytes,
                            "nothing of its kind is that long",
                            ""));
        }
        return new PemReader(source).read(content);
    }

    /// The one block of a file, which has this label.
    public static PemBlock single(byte[] content, String source, String label) {
        int maxBytes = label.endsWith(PRIVATE_KEY) ? MAX_PRIVATE_KEY : MAX_SINGLE;
        List<PemBlock> blocks = blocks(content, source, maxBytes);
        if (blocks.size() > 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            blocks.get(1).position() + ": a second block, where one is expected",
                            "which of " + blocks.size() + " blocks is meant would be a guess",
                            "keep one " + label + " in the file"));
        }
        return blocks.getFirst().require(label);
    }

    /// Lines of 64 characters, LF, with a newline at the end.
    public static String encode(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, ENCODER.encodeToString(der), label);
    }
}

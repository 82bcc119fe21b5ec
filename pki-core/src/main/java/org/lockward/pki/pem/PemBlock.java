package org.lockward.pki.pem;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

/// One block of a PEM file, whose content is well-formed DER, and where it stood.
public final class PemBlock {

    private final String label;
    private final byte[] der;
    private final String source;
    private final int line;

    PemBlock(String label, byte[] der, String source, int line) {
        this.label = label;
        this.der = der.clone();
        this.source = source;
        this.line = line;
        Der.check(der, position());
    }

    /// Between `-----BEGIN ` and `-----`, as `CERTIFICATE`.
    public String label() {
        return label;
    }

    /// A copy.
    public byte[] der() {
        return der.clone();
    }

    /// The file and the line of BEGIN: `node.pem, line 7`.
    public String position() {
        return source + ", line " + line;
    }

    /// This block, when its label is the wanted one.
    public PemBlock require(String wanted) {
        if (label.equals(wanted)) {
            return this;
        }
        throw new PkiException.InvalidInput(
                new Problem(
                        position() + " is " + Printable.quote(label) + ", not \"" + wanted + "\"",
                        "RFC 7468: the label says what the block holds",
                        hint()));
    }

    /// This block, when its DER is no longer than that.
    public PemBlock requireAtMost(int maxBytes) {
        if (der.length <= maxBytes) {
            return this;
        }
        throw new PkiException.InvalidInput(
                new Problem(
                        position() + " has " + der.length + " bytes, more than " + maxBytes,
                        "nothing of its kind is that long",
                        ""));
    }

    private String hint() {
        return switch (label) {
            case "EC PRIVATE KEY", "RSA PRIVATE KEY", "DSA PRIVATE KEY" ->
                    "convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW";
            case "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> "this is a private key: keep it secret";
            default -> "";
        };
    }

    /// What cannot be parsed although its DER is well-formed.
    public PkiException malformed(String kind, Exception cause) {
        String reason =
                cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new PkiException.InvalidInput(
                new Problem(position() + " is no valid " + kind, Printable.quote(reason), ""),
                cause);
    }
}

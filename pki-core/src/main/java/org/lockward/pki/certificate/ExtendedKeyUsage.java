package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.Arrays;
import java.util.Optional;

/// The purposes of extKeyUsage (RFC 5280, section 4.2.1.12) that we know by name.
public enum ExtendedKeyUsage {
    ANY("anyExtendedKeyUsage", "2.5.29.37.0"),
    SERVER_AUTH("serverAuth", "1.3.6.1.5.5.7.3.1"),
    CLIENT_AUTH("clientAuth", "1.3.6.1.5.5.7.3.2"),
    CODE_SIGNING("codeSigning", "1.3.6.1.5.5.7.3.3"),
    EMAIL_PROTECTION("emailProtection", "1.3.6.1.5.5.7.3.4"),
    TIME_STAMPING("timeStamping", "1.3.6.1.5.5.7.3.8"),
    OCSP_SIGNING("OCSPSigning", "1.3.6.1.5.5.7.3.9");

    private final String text;
    private final String oid;

    ExtendedKeyUsage(String text, String oid) {
        this.text = text;
        this.oid = oid;
    }

    /// The RFC's name, without its `id-kp-`.
    public String text() {
        return text;
    }

    /// Dotted decimal.
    public String oid() {
        return oid;
    }

    /// Reads the RFC's name.
    public static ExtendedKeyUsage parse(String text) {
        return Arrays.stream(values())
                .filter(u -> u.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new PkiException.InvalidInput(
                                new Problem(
                                        Printable.quote(text) + " is not an extended key usage",
                                        "RFC 5280, section 4.2.1.12, names them",
                                        "")));
    }

    /// Empty for one that we do not know.
    public static Optional<ExtendedKeyUsage> ofOid(String oid) {
        return Arrays.stream(values()).filter(u -> u.oid.equals(oid)).findFirst();
    }
}

package org.lockward.pki.certificate;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The bits of keyUsage (RFC 5280, section 4.2.1.3), in their order, by their names there.
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature"),
    NON_REPUDIATION("nonRepudiation"),
    KEY_ENCIPHERMENT("keyEncipherment"),
    DATA_ENCIPHERMENT("dataEncipherment"),
    KEY_AGREEMENT("keyAgreement"),
    KEY_CERT_SIGN("keyCertSign"),
    CRL_SIGN("cRLSign"),
    ENCIPHER_ONLY("encipherOnly"),
    DECIPHER_ONLY("decipherOnly");

    private final String text;

    KeyUsage(String text) {
        this.text = text;
    }

    /// The RFC's name.
    public String text() {
        return text;
    }

    /// Reads the RFC's name.
    public static KeyUsage parse(String text) {
        return Arrays.stream(values())
                .filter(u -> u.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new PkiException.InvalidInput(
                                new Problem(
                                        Printable.quote(text) + " is not a key usage",
                                        "RFC 5280, section 4.2.1.3, names them",
                                        "")));
    }

    /// What a certificate says; empty when it has no such extension.
    public static Set<KeyUsage> of(X509Certificate certificate) {
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        boolean[] bits = certificate.getKeyUsage();
        for (KeyUsage usage : values()) {
            if (bits != null && usage.ordinal() < bits.length && bits[usage.ordinal()]) {
                usages.add(usage);
            }
        }
        return usages;
    }
}

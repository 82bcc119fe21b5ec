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
    DIGITAL_SIGNATURE("digitalSignature", 0),
    NON_REPUDIATION("nonRepudiation", 1),
    KEY_ENCIPHERMENT("keyEncipherment", 2),
    DATA_ENCIPHERMENT("dataEncipherment", 3),
    KEY_AGREEMENT("keyAgreement", 4),
    KEY_CERT_SIGN("keyCertSign", 5),
    CRL_SIGN("cRLSign", 6),
    ENCIPHER_ONLY("encipherOnly", 7),
    DECIPHER_ONLY("decipherOnly", 8);

    private final String text;
    private final int bit;

    KeyUsage(String text, int bit) {
        this.text = text;
        this.bit = bit;
    }

    /// Its place in the BIT STRING; 0 is the first.
    public int bit() {
        return bit;
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
            if (bits != null && usage.bit < bits.length && bits[usage.bit]) {
                usages.add(usage);
            }
        }
        return usages;
    }
}

package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1BitString;
import org.lockward.pki.certificate.KeyUsage;

import java.util.EnumSet;
import java.util.Set;

/// The keyUsage of a draft.
final class KeyUsages {

    private static final int BITS = Byte.SIZE;

    private KeyUsages() {}

    /// Empty without the extension.
    static Set<KeyUsage> of(Draft draft) {
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        draft.keyUsage()
                .ifPresent(bits -> {
                    for (KeyUsage usage : KeyUsage.values()) {
                        if (isSet(bits, usage.bit())) {
                            usages.add(usage);
                        }
                    }
                });
        return usages;
    }

    private static boolean isSet(ASN1BitString bits, int bit) {
        byte[] octets = bits.getBytes();
        return bit / BITS < octets.length && (octets[bit / BITS] & (0x80 >> (bit % BITS))) != 0;
    }
}

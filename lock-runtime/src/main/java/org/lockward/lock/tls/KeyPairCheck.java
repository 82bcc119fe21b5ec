package org.lockward.lock.tls;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/// Which public keys are good enough, and whether a private key belongs to one.
final class KeyPairCheck {

    /// NIST SP 800-57 part 1, table 2: 112 bits of strength and more.
    private static final int MIN_RSA_BITS = 2048;

    private static final Set<Integer> EC_BITS = Set.of(256, 384, 521);

    private KeyPairCheck() {}

    /// The key in words if it is strong enough for TLS between nodes.
    static boolean strong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                    rsa.getModulus().bitLength() >= MIN_RSA_BITS
                            && rsa.getModulus().bitLength() % 8 == 0;
            case ECPublicKey ec -> EC_BITS.contains(ec.getParams().getOrder().bitLength());
            case EdECPublicKey _ -> true;
            default -> false;
        };
    }

    static String describe(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> "RSA with " + rsa.getModulus().bitLength() + " bits";
            case ECPublicKey ec -> "EC with " + ec.getParams().getOrder().bitLength() + " bits";
            default -> key.getAlgorithm();
        };
    }

    /// Signs with one and verifies with the other.
    static void mustMatch(PrivateKey privateKey, PublicKey publicKey)
            throws GeneralSecurityException {
        String algorithm =
                switch (publicKey) {
                    case RSAPublicKey _ -> "SHA256withRSA";
                    case ECPublicKey _ -> "SHA256withECDSA";
                    default -> publicKey.getAlgorithm();
                };
        byte[] text = {1, 2, 3};
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(text);
        byte[] signature = signer.sign();
        signer.initVerify(publicKey);
        signer.update(text);
        if (!signer.verify(signature)) {
            throw new InvalidKeyException("the key belongs to another certificate");
        }
    }
}

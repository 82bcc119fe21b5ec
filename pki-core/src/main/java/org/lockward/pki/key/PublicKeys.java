package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Public keys as they stand in certificates and requests (SubjectPublicKeyInfo), with the rules
/// for which of them are good enough.
public final class PublicKeys {

    private static final int KEY_IDENTIFIER_OCTETS = 20;

    private PublicKeys() {}

    /// The key of a SubjectPublicKeyInfo.
    ///
    /// @param where the file and line, for the message
    /// @throws PkiException.Refused when its algorithm, size or value is not acceptable
    /// @throws PkiException.InvalidInput when it cannot be read
    public static PublicKey decode(byte[] spki, String where) {
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
            KeyAlgorithm algorithm =
                    algorithm(info)
                            .orElseThrow(() -> weak(where, describe(info) + " is not one of ours"));
            weakness(info).ifPresent(w -> fail(where, w));
            return keyFactory(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (PkiException e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            where + ": the public key cannot be read",
                            Printable.quote(String.valueOf(e.getMessage())),
                            ""),
                    e);
        }
    }

    private static void fail(String where, String weakness) {
        throw weak(where, weakness);
    }

    private static PkiException weak(String where, String what) {
        return new PkiException.Refused(
                new Problem(
                        where + ": " + what,
                        "accepted keys: EC on P-256, P-384 or P-521 by name, Ed25519, RSA of 2048"
                                + " bits or more, ML-DSA-65",
                        "make one with: openssl genpkey -algorithm EC -pkeyopt"
                                + " ec_paramgen_curve:P-256"));
    }

    /// What makes the key unacceptable, as a clause; empty for a good one.
    public static Optional<String> weakness(PublicKey key) {
        return weakness(key.getEncoded());
    }

    /// As above, of a SubjectPublicKeyInfo in DER.
    public static Optional<String> weakness(byte[] spki) {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(spki);
        return algorithm(info).isEmpty()
                ? Optional.of(describe(info) + " is not one of ours")
                : weakness(info);
    }

    private static Optional<String> weakness(SubjectPublicKeyInfo info) {
        if (!isWellFormed(info)) {
            return Optional.of("a public key that is none of its kind");
        }
        return isRsa(info) ? WeakRsa.weakness(rsa(info)) : Optional.empty();
    }

    /// Whether an EC point is on its curve, an RSA number above zero and another key of its length:
    /// the JDK does not look.
    private static boolean isWellFormed(SubjectPublicKeyInfo info) {
        try {
            if (isRsa(info)) {
                // Parsers take a negative number for a positive one, which encodes differently.
                byte[] canonical = rsa(info).getEncoded(ASN1Encoding.DER);
                return Arrays.equals(canonical, info.getPublicKeyData().getOctets());
            }
            PublicKeyFactory.createKey(info);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// What kind of key it is; empty for kinds that we do not accept.
    public static Optional<KeyAlgorithm> algorithm(PublicKey key) {
        return algorithm(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    private static Optional<KeyAlgorithm> algorithm(SubjectPublicKeyInfo info) {
        ASN1ObjectIdentifier oid = info.getAlgorithm().getAlgorithm();
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return curve(info).map(KeyAlgorithm.Ec::new);
        }
        if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return Optional.of(new KeyAlgorithm.Ed25519());
        }
        if (oid.equals(NISTObjectIdentifiers.id_ml_dsa_65)) {
            return Optional.of(new KeyAlgorithm.MlDsa65());
        }
        return isRsa(info) && WeakRsa.hasGoodSize(rsa(info))
                ? Optional.of(new KeyAlgorithm.Rsa(rsa(info).getModulus().bitLength()))
                : Optional.empty();
    }

    /// Named curves only; explicit parameters are no ASN1ObjectIdentifier.
    static Optional<KeyAlgorithm.Curve> curve(SubjectPublicKeyInfo info) {
        return curve(info.getAlgorithm().getParameters());
    }

    static Optional<KeyAlgorithm.Curve> curve(@Nullable Object parameters) {
        if (SECObjectIdentifiers.secp256r1.equals(parameters)) {
            return Optional.of(KeyAlgorithm.Curve.P256);
        }
        if (SECObjectIdentifiers.secp384r1.equals(parameters)) {
            return Optional.of(KeyAlgorithm.Curve.P384);
        }
        return SECObjectIdentifiers.secp521r1.equals(parameters)
                ? Optional.of(KeyAlgorithm.Curve.P521)
                : Optional.empty();
    }

    private static boolean isRsa(SubjectPublicKeyInfo info) {
        return info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    private static RSAPublicKey rsa(SubjectPublicKeyInfo info) {
        try {
            return RSAPublicKey.getInstance(info.parsePublicKey());
        } catch (IOException e) {
            throw new IllegalArgumentException("not an RSAPublicKey of RFC 8017", e);
        }
    }

    static KeyFactory keyFactory(KeyAlgorithm algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(
                switch (algorithm) {
                    case KeyAlgorithm.Ec _ -> "EC";
                    case KeyAlgorithm.Ed25519 _ -> "Ed25519";
                    case KeyAlgorithm.Rsa _ -> "RSA";
                    case KeyAlgorithm.MlDsa65 _ -> "ML-DSA-65";
                });
    }

    /// For people, good or not: `EC P-256`, `RSA 1024 bits`, `algorithm 1.2.840.10040.4.1`.
    public static String describe(PublicKey key) {
        return describe(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    /// As above, of a SubjectPublicKeyInfo in DER.
    public static String describe(byte[] spki) {
        return describe(SubjectPublicKeyInfo.getInstance(spki));
    }

    private static String describe(SubjectPublicKeyInfo info) {
        if (isRsa(info)) {
            return "RSA " + rsa(info).getModulus().bitLength() + " bits";
        }
        return algorithm(info)
                .map(PublicKeys::describe)
                .orElseGet(() -> "a key of algorithm " + unknown(info));
    }

    static String describe(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case KeyAlgorithm.Ec ec -> "EC P-" + ec.curve().text().substring(1);
            case KeyAlgorithm.Ed25519 _ -> "Ed25519";
            case KeyAlgorithm.Rsa rsa -> "RSA " + rsa.modulusBits() + " bits";
            case KeyAlgorithm.MlDsa65 _ -> "ML-DSA-65";
        };
    }

    private static String unknown(SubjectPublicKeyInfo info) {
        String algorithm = info.getAlgorithm().getAlgorithm().getId();
        return info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier parameters
                ? algorithm + " with parameters " + parameters.getId()
                : algorithm;
    }

    /// The keyIdentifier of a SubjectPublicKeyInfo. RFC 7093, section 2, method 1: "the leftmost
    /// 160-bits of the SHA-256 hash of the value of the BIT STRING subjectPublicKey (excluding the
    /// tag, length, and number of unused bits)".
    public static byte[] keyIdentifier(byte[] spki) {
        byte[] bits = SubjectPublicKeyInfo.getInstance(spki).getPublicKeyData().getBytes();
        return Arrays.copyOf(sha256(bits), KEY_IDENTIFIER_OCTETS);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// SHA-256 of the SubjectPublicKeyInfo, lower-case hex: the identity of a key.
    public static String spkiSha256(PublicKey key) {
        return HexFormat.of().formatHex(sha256(key.getEncoded()));
    }
}

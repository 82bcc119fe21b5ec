package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/// Signatures, with the one algorithm that goes with each kind of key.
public final class Signatures {

    private Signatures() {}

    /// The AlgorithmIdentifier (RFC 5758, 8410, 4055, 9881), DER.
    public static byte[] algorithmIdentifier(KeyAlgorithm algorithm) {
        try {
            return identifier(algorithm).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a constant encodes", e);
        }
    }

    private static AlgorithmIdentifier identifier(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case KeyAlgorithm.Ec ec -> new AlgorithmIdentifier(ecdsaWith(ec.curve()));
            case KeyAlgorithm.Ed25519 _ ->
                    new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
            case KeyAlgorithm.Rsa _ ->
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case KeyAlgorithm.MlDsa65 _ ->
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65);
        };
    }

    private static ASN1ObjectIdentifier ecdsaWith(KeyAlgorithm.Curve curve) {
        return switch (curve) {
            case P256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
            case P384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
            case P521 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
        };
    }

    /// Signs; ECDSA with the nonce of RFC 6979, so that a bad random source cannot leak the key.
    public static byte[] sign(KeyAlgorithm algorithm, PrivateKey key, byte[] message) {
        try {
            if (algorithm instanceof KeyAlgorithm.Ec ec) {
                return signEc(ec.curve(), key, message);
            }
            Signature signer = Signature.getInstance(jcaName(algorithm));
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("signing with " + algorithm.text(), e);
        }
    }

    /// Bouncy Castle's lightweight signer: half of SunEC's time in a fresh process.
    private static byte[] signEc(KeyAlgorithm.Curve curve, PrivateKey key, byte[] message)
            throws IOException {
        byte[] pkcs8 = key.getEncoded();
        try {
            DSADigestSigner signer = ecSigner(curve);
            signer.init(true, PrivateKeyFactory.createKey(pkcs8));
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /// Whether the signature holds. ECDSA values must be canonical DER: JDK 25 takes other
    /// encodings of the same signature too.
    public static boolean verify(
            KeyAlgorithm algorithm, PublicKey key, byte[] message, byte[] signature) {
        try {
            if (algorithm instanceof KeyAlgorithm.Ec ec) {
                CipherParameters point = PublicKeyFactory.createKey(key.getEncoded());
                DSADigestSigner verifier = ecSigner(ec.curve());
                verifier.init(false, point);
                verifier.update(message, 0, message.length);
                return verifier.verifySignature(signature);
            }
            Signature verifier = Signature.getInstance(jcaName(algorithm));
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private static DSADigestSigner ecSigner(KeyAlgorithm.Curve curve) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(digest(curve)));
        return new DSADigestSigner(signer, digest(curve), StandardDSAEncoding.INSTANCE);
    }

    private static Digest digest(KeyAlgorithm.Curve curve) {
        return switch (curve) {
            case P256 -> new SHA256Digest();
            case P384 -> new SHA384Digest();
            case P521 -> new SHA512Digest();
        };
    }

    private static String jcaName(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case KeyAlgorithm.Ec _ -> throw new IllegalArgumentException("ECDSA is done above");
            case KeyAlgorithm.Ed25519 _ -> "Ed25519";
            case KeyAlgorithm.Rsa _ -> "SHA256withRSA";
            case KeyAlgorithm.MlDsa65 _ -> "ML-DSA-65";
        };
    }

    /// Whether the private key is the public key's other half.
    public static boolean match(PublicKey publicKey, PrivateKey privateKey) {
        byte[] probe = "do these two belong together".getBytes(StandardCharsets.US_ASCII);
        return PublicKeys.algorithm(publicKey)
                .filter(a -> sameKind(publicKey, privateKey))
                .filter(a -> verify(a, publicKey, probe, sign(a, privateKey, probe)))
                .isPresent();
    }

    private static boolean sameKind(PublicKey publicKey, PrivateKey privateKey) {
        byte[] pkcs8 = privateKey.getEncoded();
        try {
            return SubjectPublicKeyInfo.getInstance(publicKey.getEncoded())
                    .getAlgorithm()
                    .equals(PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}

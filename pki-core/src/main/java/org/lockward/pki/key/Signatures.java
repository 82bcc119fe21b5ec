package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/// Signatures, made with the one algorithm that goes with each kind of key.
public final class Signatures {

    private Signatures() {}

    /// The AlgorithmIdentifier of what [#sign] makes, DER.
    public static byte[] algorithmIdentifier(KeyAlgorithm algorithm) {
        return SignatureScheme.of(algorithm).encodedIdentifier();
    }

    /// Signs; ECDSA with the nonce of RFC 6979, so that a bad random source cannot leak the key.
    public static byte[] sign(KeyAlgorithm algorithm, PrivateKey key, byte[] message) {
        SignatureScheme scheme = SignatureScheme.of(algorithm);
        try {
            if (algorithm instanceof KeyAlgorithm.Ec) {
                return signEc(scheme, key, message);
            }
            Signature signer = Signature.getInstance(scheme.jcaName());
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign with " + algorithm.text(), e);
        }
    }

    /// `SIGNED { toBeSigned, AlgorithmIdentifier, BIT STRING }` of X.509, DER: the outer form of
    /// certificates, CRLs and requests.
    public static byte[] signed(KeyAlgorithm algorithm, PrivateKey key, byte[] toBeSigned) {
        try {
            ASN1Encodable[] parts = {
                ASN1Primitive.fromByteArray(toBeSigned),
                ASN1Primitive.fromByteArray(algorithmIdentifier(algorithm)),
                new DERBitString(sign(algorithm, key, toBeSigned))
            };
            return new DERSequence(parts).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalArgumentException("only DER is signed", e);
        }
    }

    /// Bouncy Castle's lightweight signer: half of SunEC's time in a fresh process.
    private static byte[] signEc(SignatureScheme scheme, PrivateKey key, byte[] message)
            throws IOException {
        byte[] pkcs8 = key.getEncoded();
        try {
            DSADigestSigner signer = scheme.ecSigner();
            signer.init(true, PrivateKeyFactory.createKey(pkcs8));
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /// Whether the AlgorithmIdentifier is one that we trust: no MD5, no SHA-1, exact parameters.
    public static boolean isTrusted(byte[] algorithmIdentifier) {
        return SignatureScheme.of(algorithmIdentifier).isPresent();
    }

    /// Whether the signature holds. ECDSA values must be canonical DER: JDK 25 takes other
    /// encodings of the same signature too.
    ///
    /// @param algorithmIdentifier as it stands beside the signature; one that is not trusted, or
    ///   not for this kind of key, verifies nothing
    public static boolean verify(
            byte[] algorithmIdentifier, PublicKey key, byte[] message, byte[] signature) {
        return SignatureScheme.of(algorithmIdentifier)
                .filter(s -> s.verify(key, message, signature))
                .isPresent();
    }

    /// Whether the private key is the public key's other half.
    public static boolean match(PublicKey publicKey, PrivateKey privateKey) {
        byte[] probe = "do these two belong together".getBytes(StandardCharsets.US_ASCII);
        return PublicKeys.algorithm(publicKey)
                .filter(a -> sameKind(publicKey, privateKey))
                .filter(a ->
                        verify(
                                algorithmIdentifier(a),
                                publicKey,
                                probe,
                                sign(a, privateKey, probe)))
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

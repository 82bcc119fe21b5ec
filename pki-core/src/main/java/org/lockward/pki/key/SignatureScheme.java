package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;

/// The signature algorithms that we trust, with the exact AlgorithmIdentifier of each: RFC 5758 and
/// 8410 leave the parameters out, RFC 4055 wants a NULL.
enum SignatureScheme {
    ECDSA_SHA256("SHA256withECDSA"),
    ECDSA_SHA384("SHA384withECDSA"),
    ECDSA_SHA512("SHA512withECDSA"),
    RSA_SHA256("SHA256withRSA"),
    RSA_SHA384("SHA384withRSA"),
    RSA_SHA512("SHA512withRSA"),
    ED25519("Ed25519"),
    ML_DSA_65("ML-DSA-65");

    private final String jcaName;

    SignatureScheme(String jcaName) {
        this.jcaName = jcaName;
    }

    /// The one that we sign with.
    static SignatureScheme of(KeyAlgorithm algorithm) {
        return switch (algorithm) {
            case KeyAlgorithm.Ec ec ->
                    switch (ec.curve()) {
                        case P256 -> ECDSA_SHA256;
                        case P384 -> ECDSA_SHA384;
                        case P521 -> ECDSA_SHA512;
                    };
            case KeyAlgorithm.Ed25519 _ -> ED25519;
            case KeyAlgorithm.Rsa _ -> RSA_SHA256;
            case KeyAlgorithm.MlDsa65 _ -> ML_DSA_65;
        };
    }

    /// Empty for one that is not trusted.
    static Optional<SignatureScheme> of(byte[] identifier) {
        return Arrays.stream(values())
                .filter(s -> Arrays.equals(s.encodedIdentifier(), identifier))
                .findFirst();
    }

    String jcaName() {
        return jcaName;
    }

    byte[] encodedIdentifier() {
        try {
            return identifier().getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("a constant encodes", e);
        }
    }

    private AlgorithmIdentifier identifier() {
        return switch (this) {
            case RSA_SHA256, RSA_SHA384, RSA_SHA512 ->
                    new AlgorithmIdentifier(oid(), DERNull.INSTANCE);
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512, ED25519, ML_DSA_65 ->
                    new AlgorithmIdentifier(oid());
        };
    }

    private ASN1ObjectIdentifier oid() {
        return switch (this) {
            case ECDSA_SHA256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
            case ECDSA_SHA384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
            case ECDSA_SHA512 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
            case RSA_SHA256 -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
            case RSA_SHA384 -> PKCSObjectIdentifiers.sha384WithRSAEncryption;
            case RSA_SHA512 -> PKCSObjectIdentifiers.sha512WithRSAEncryption;
            case ED25519 -> EdECObjectIdentifiers.id_Ed25519;
            case ML_DSA_65 -> NISTObjectIdentifiers.id_ml_dsa_65;
        };
    }

    boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            return isEc() ? verifyEc(key, message, signature) : verifyJca(key, message, signature);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean isEc() {
        return this == ECDSA_SHA256 || this == ECDSA_SHA384 || this == ECDSA_SHA512;
    }

    private boolean verifyEc(PublicKey key, byte[] message, byte[] signature) throws IOException {
        if (!(PublicKeyFactory.createKey(key.getEncoded())
                instanceof ECPublicKeyParameters point)) {
            return false;
        }
        DSADigestSigner verifier = ecSigner();
        verifier.init(false, point);
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    private boolean verifyJca(PublicKey key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(jcaName);
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }

    /// Signs and verifies ECDSA with nonces of RFC 6979 and canonical DER.
    DSADigestSigner ecSigner() {
        var signer = new ECDSASigner(new HMacDSAKCalculator(digest()));
        return new DSADigestSigner(signer, digest(), StandardDSAEncoding.INSTANCE);
    }

    private Digest digest() {
        return switch (this) {
            case ECDSA_SHA384, RSA_SHA384 -> new SHA384Digest();
            case ECDSA_SHA512, RSA_SHA512 -> new SHA512Digest();
            case ECDSA_SHA256, RSA_SHA256, ED25519, ML_DSA_65 -> new SHA256Digest();
        };
    }
}

package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/// Makes key pairs.
public final class KeyPairs {

    private KeyPairs() {}

    /// A fresh pair, as keys of the JDK.
    public static KeyPair generate(KeyAlgorithm algorithm, SecureRandom random) {
        try {
            return switch (algorithm) {
                case KeyAlgorithm.Ec ec -> ec(ec.curve(), random);
                case KeyAlgorithm.Ed25519 _ -> named(NamedParameterSpec.ED25519, random);
                case KeyAlgorithm.Rsa rsa -> rsa(rsa.modulusBits(), random);
                case KeyAlgorithm.MlDsa65 _ -> named(NamedParameterSpec.ML_DSA_65, random);
            };
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("JDK 25 makes " + algorithm.text() + " keys", e);
        }
    }

    private static KeyPair named(NamedParameterSpec parameters, SecureRandom random)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(parameters.getName());
        generator.initialize(parameters, random);
        return generator.generateKeyPair();
    }

    private static KeyPair rsa(int bits, SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits, random);
        return generator.generateKeyPair();
    }

    /// Bouncy Castle's lightweight generator: in a fresh process it takes half the time of SunEC's,
    /// which first computes its tables in interpreted code.
    private static KeyPair ec(KeyAlgorithm.Curve curve, SecureRandom random)
            throws GeneralSecurityException, IOException {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        var domain = ECNamedDomainParameters.lookup(oid(curve));
        generator.init(new ECKeyGenerationParameters(domain, random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        var spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic());
        var pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate());
        KeyFactory keys = KeyFactory.getInstance("EC");
        return new KeyPair(
                keys.generatePublic(new X509EncodedKeySpec(spki.getEncoded())),
                keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8.getEncoded())));
    }

    private static ASN1ObjectIdentifier oid(KeyAlgorithm.Curve curve) {
        return switch (curve) {
            case P256 -> SECObjectIdentifiers.secp256r1;
            case P384 -> SECObjectIdentifiers.secp384r1;
            case P521 -> SECObjectIdentifiers.secp521r1;
        };
    }
}

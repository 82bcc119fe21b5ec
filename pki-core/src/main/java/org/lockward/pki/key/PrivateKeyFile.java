package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.lockward.pki.pem.Der;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Private keys as PKCS#8 PEM (RFC 5958), plain or encrypted, that OpenSSL and the JDK read.
///
/// The formats of RFC 1421, PKCS#1 and SEC 1 are neither written nor read.
public final class PrivateKeyFile {

    private PrivateKeyFile() {}

    /// The plain form, for a file that only its owner reads; the caller wipes it.
    public static byte[] encodePlain(PrivateKey key) {
        return encode(Pem.PRIVATE_KEY, key.getEncoded());
    }

    /// The encrypted form: PBES2, PBKDF2 with HMAC-SHA256 and 600,000 iterations, AES-256-CBC.
    public static byte[] encodeEncrypted(
            PrivateKey key, Passphrase passphrase, SecureRandom random) {
        byte[] pkcs8 = key.getEncoded();
        try {
            return encode(Pem.ENCRYPTED_PRIVATE_KEY, Pbes2.encrypt(pkcs8, passphrase, random));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static byte[] encode(String label, byte[] der) {
        byte[] pem = Pem.encode(label, der).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(der, (byte) 0);
        return pem;
    }

    /// Whether a passphrase is needed to [#decode] it.
    public static boolean isEncrypted(byte[] pem, String source) {
        return block(pem, source).label().equals(Pem.ENCRYPTED_PRIVATE_KEY);
    }

    /// The key of a file with exactly one block, plain or encrypted.
    ///
    /// The cost of deriving the key is checked before it is paid: at most 2,000,000 iterations of
    /// PBKDF2, 256 MiB of scrypt.
    ///
    /// @throws PkiException.Forbidden when the passphrase is missing or wrong
    public static PrivateKey decode(byte[] pem, String source, Optional<Passphrase> passphrase) {
        PemBlock block = block(pem, source);
        if (block.label().equals(Pem.PRIVATE_KEY)) {
            return parse(block.der(), block.position());
        }
        Passphrase needed = passphrase.orElseThrow(() -> missing(block));
        byte[] pkcs8 = new Pbes2(block).decrypt(needed);
        try {
            Der.check(pkcs8, block.position());
            return parse(pkcs8, block.position());
        } catch (PkiException.InvalidInput e) {
            // One wrong passphrase in 256 leaves a valid padding: same answer as for the others.
            throw Pbes2.wrongPassphrase(block, e);
        }
    }

    private static PemBlock block(byte[] pem, String source) {
        List<PemBlock> blocks = Pem.blocks(pem, source, Pem.MAX_PRIVATE_KEY);
        if (blocks.size() > 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            blocks.get(1).position() + ": a second block behind the private key",
                            "a key file holds one key and nothing else",
                            ""));
        }
        PemBlock block = blocks.getFirst();
        return block.label().equals(Pem.ENCRYPTED_PRIVATE_KEY)
                ? block
                : block.require(Pem.PRIVATE_KEY);
    }

    /// What kind of key it is, or how it is encrypted; nothing secret.
    public static String describe(PemBlock block) {
        block.requireAtMost(Pem.MAX_PRIVATE_KEY);
        if (block.label().equals(Pem.ENCRYPTED_PRIVATE_KEY)) {
            return new Pbes2(block).describe();
        }
        byte[] pkcs8 = block.require(Pem.PRIVATE_KEY).der();
        try {
            var info = PrivateKeyInfo.getInstance(pkcs8);
            return PublicKeys.describe(algorithm(info, block.position()));
        } catch (PkiException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(block.position(), e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static PkiException missing(PemBlock block) {
        return new PkiException.Forbidden(
                new Problem(
                        block.position() + " is encrypted and no passphrase was given",
                        "",
                        "give it with --passphrase file:PATH"));
    }

    /// Wipes `pkcs8`.
    private static PrivateKey parse(byte[] pkcs8, String where) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
            KeyAlgorithm algorithm = algorithm(info, where);
            var key = PrivateKeyFactory.createKey(info); // refuses values out of the curve's range
            if (key instanceof ECPrivateKeyParameters ec) {
                requireOwnPublicKey(info, ec);
            }
            return PublicKeys.keyFactory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (PkiException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(where, e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    /// Without the cause: a parser's message may quote what it could not read.
    private static PkiException unreadable(String where, Exception e) {
        return new PkiException.InvalidInput(
                new Problem(
                        where + " holds no valid PKCS#8 private key",
                        "RFC 5958: " + e.getClass().getSimpleName(),
                        "see: openssl pkey -in FILE -noout -check"));
    }

    /// RFC 5915 lets the public key stand beside the private one, and OpenSSL takes it from there.
    private static void requireOwnPublicKey(PrivateKeyInfo info, ECPrivateKeyParameters key)
            throws IOException, GeneralSecurityException {
        ASN1BitString stated = ECPrivateKey.getInstance(info.parsePrivateKey()).getPublicKey();
        if (stated != null) {
            ECPoint point = key.getParameters().getCurve().decodePoint(stated.getOctets());
            ECPoint own =
                    new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD());
            if (!own.equals(point)) {
                throw new InvalidKeyException("the public key in it is another's");
            }
        }
    }

    private static KeyAlgorithm algorithm(PrivateKeyInfo info, String where) throws IOException {
        var oid = info.getPrivateKeyAlgorithm().getAlgorithm();
        var parameters = info.getPrivateKeyAlgorithm().getParameters();
        if (oid.equals(X9ObjectIdentifiers.id_ecPublicKey) && parameters != null) {
            return PublicKeys.curve(parameters)
                    .map(KeyAlgorithm.Ec::new)
                    .orElseThrow(() -> refused(where, "an EC key without one of our named curves"));
        }
        if (oid.equals(EdECObjectIdentifiers.id_Ed25519)) {
            return new KeyAlgorithm.Ed25519();
        }
        if (oid.equals(NISTObjectIdentifiers.id_ml_dsa_65)) {
            return new KeyAlgorithm.MlDsa65();
        }
        if (oid.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            var rsa = (RSAKeyParameters) PrivateKeyFactory.createKey(info);
            return rsa(rsa.getModulus().bitLength(), where);
        }
        throw refused(where, "a private key of algorithm " + oid.getId());
    }

    private static KeyAlgorithm rsa(int bits, String where) {
        if (bits < KeyAlgorithm.Rsa.MIN_BITS || bits > KeyAlgorithm.Rsa.MAX_BITS || bits % 8 != 0) {
            throw refused(where, "an RSA key of " + bits + " bits");
        }
        return new KeyAlgorithm.Rsa(bits);
    }

    private static PkiException refused(String where, String what) {
        return new PkiException.Refused(
                new Problem(
                        where + ": " + what,
                        "accepted are EC on P-256, P-384 or P-521 by name, Ed25519, RSA of 2048"
                                + " bits or more, ML-DSA-65",
                        ""));
    }
}

package org.lockward.pki.key;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.Strings;
import org.lockward.pki.pem.PemBlock;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Password-based encryption scheme 2 (RFC 8018, section 6.2): the one scheme that we write, and
/// its strong relatives that we read.
final class Pbes2 {

    /// OWASP's figure for PBKDF2-HMAC-SHA256.
    static final int ITERATIONS = 600_000;

    private static final BigInteger MAX_ITERATIONS = BigInteger.valueOf(2_000_000);
    private static final BigInteger MAX_SCRYPT_MEMORY = BigInteger.valueOf(256L << 20);

    /// N × r × p of what 256 MiB allow once; p multiplies the work, not the memory.
    private static final BigInteger MAX_SCRYPT_WORK = BigInteger.valueOf(4L << 20);

    private static final int SALT_OCTETS = 16;
    private static final int MAX_SALT_OCTETS = 1024;
    private static final int IV_OCTETS = 16;
    private static final int KEY_BITS = 256;
    private static final String CIPHER = "AES/CBC/PKCS5Padding";

    private final PemBlock block;
    private final byte[] ciphertext;
    private final KeyDerivationFunc derivation;
    private final byte[] iv;
    private final int keyBits;

    /// Reads the parameters and refuses those that cost too much; derives nothing yet.
    Pbes2(PemBlock block) {
        this.block = block;
        try {
            var info = EncryptedPrivateKeyInfo.getInstance(block.der());
            var algorithm = info.getEncryptionAlgorithm();
            if (!algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)) {
                throw refused("encryption scheme " + algorithm.getAlgorithm().getId());
            }
            var parameters = PBES2Parameters.getInstance(algorithm.getParameters());
            var scheme = parameters.getEncryptionScheme();
            ciphertext = info.getEncryptedData();
            derivation = parameters.getKeyDerivationFunc();
            keyBits =
                    keyBits(scheme.getAlgorithm())
                            .orElseThrow(() -> refused("cipher " + scheme.getAlgorithm().getId()));
            iv = ASN1OctetString.getInstance(scheme.getParameters()).getOctets();
            checkCost();
        } catch (PkiException e) {
            throw e;
        } catch (RuntimeException e) {
            throw block.malformed("encrypted PKCS#8 private key", e);
        }
    }

    private static Optional<Integer> keyBits(ASN1ObjectIdentifier cipher) {
        if (cipher.equals(NISTObjectIdentifiers.id_aes256_CBC)) {
            return Optional.of(256);
        }
        if (cipher.equals(NISTObjectIdentifiers.id_aes192_CBC)) {
            return Optional.of(192);
        }
        return cipher.equals(NISTObjectIdentifiers.id_aes128_CBC)
                ? Optional.of(128)
                : Optional.empty();
    }

    private PkiException refused(String what) {
        return new PkiException.Refused(
                new Problem(
                        block.position() + " is encrypted with " + what,
                        "accepted: PBES2 with AES-CBC, keyed by PBKDF2 (HMAC-SHA256 or longer, at"
                                + " most 2,000,000 iterations) or scrypt (at most 256 MiB)",
                        "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256"
                                + " -in OLD -out NEW"));
    }

    private void checkCost() {
        if (isScrypt()) {
            checkScrypt(ScryptParams.getInstance(derivation.getParameters()));
            return;
        }
        if (!derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw refused("key derivation " + derivation.getAlgorithm().getId());
        }
        PBKDF2Params parameters = PBKDF2Params.getInstance(derivation.getParameters());
        BigInteger iterations = parameters.getIterationCount();
        if (iterations.signum() <= 0 || iterations.compareTo(MAX_ITERATIONS) > 0) {
            throw refused(quantity(iterations) + " iterations of PBKDF2");
        }
        if (parameters.getSalt().length > MAX_SALT_OCTETS) {
            throw refused("a salt of " + parameters.getSalt().length + " octets");
        }
        prf(parameters);
    }

    private static String quantity(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.toString() : "2^" + value.bitLength();
    }

    private boolean isScrypt() {
        return derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt);
    }

    /// RFC 7914: N is a power of two; memory is 128 × r × (N + p) octets.
    private void checkScrypt(ScryptParams parameters) {
        BigInteger n = parameters.getCostParameter();
        BigInteger r = parameters.getBlockSize();
        BigInteger p = parameters.getParallelizationParameter();
        boolean positive = n.compareTo(BigInteger.ONE) > 0 && r.signum() > 0 && p.signum() > 0;
        BigInteger memory = n.add(p).multiply(r).shiftLeft(7);
        if (!positive
                || n.bitCount() != 1
                || memory.compareTo(MAX_SCRYPT_MEMORY) > 0
                || n.multiply(r).multiply(p).compareTo(MAX_SCRYPT_WORK) > 0
                || parameters.getSalt().length > MAX_SALT_OCTETS) {
            throw refused(
                    "scrypt of N=" + quantity(n) + ", r=" + quantity(r) + ", p=" + quantity(p));
        }
    }

    /// As `PBES2: PBKDF2 with HMAC-SHA-256, 600000 iterations, AES-256-CBC`.
    String describe() {
        String cipher = ", AES-" + keyBits + "-CBC";
        if (isScrypt()) {
            ScryptParams scrypt = ScryptParams.getInstance(derivation.getParameters());
            return "PBES2: scrypt, N=" + scrypt.getCostParameter() + cipher;
        }
        PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
        return "PBES2: PBKDF2 with HMAC-%s, %s iterations%s"
                .formatted(prf(pbkdf2).getAlgorithmName(), pbkdf2.getIterationCount(), cipher);
    }

    /// The hash of this pseudo-random function.
    private Digest prf(PBKDF2Params parameters) {
        ASN1ObjectIdentifier prf = parameters.getPrf().getAlgorithm();
        if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA256)) {
            return SHA256Digest.newInstance();
        }
        if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA384)) {
            return new SHA384Digest();
        }
        if (prf.equals(PKCSObjectIdentifiers.id_hmacWithSHA512)) {
            return new SHA512Digest();
        }
        throw refused("PBKDF2 with pseudo-random function " + prf.getId());
    }

    /// The plain PKCS#8; the caller wipes it.
    byte[] decrypt(Passphrase passphrase) {
        try {
            byte[] key = isScrypt() ? scrypt(passphrase) : pbkdf2(passphrase);
            return crypt(Cipher.DECRYPT_MODE, key, iv, ciphertext);
        } catch (GeneralSecurityException e) {
            throw wrongPassphrase(block, e);
        }
    }

    static PkiException wrongPassphrase(PemBlock block, Exception cause) {
        return new PkiException.Forbidden(
                new Problem(
                        "the passphrase does not open " + block.position(),
                        "it is wrong, or the file was changed",
                        ""),
                cause);
    }

    private byte[] pbkdf2(Passphrase passphrase) {
        PBKDF2Params parameters = PBKDF2Params.getInstance(derivation.getParameters());
        return pbkdf2(prf(parameters), parameters, passphrase, keyBits);
    }

    /// With Bouncy Castle: in a cold process 0.45 s of CPU where the JDK's takes 1.0 s, because it
    /// keeps the two hash states that begin with the passphrase.
    private static byte[] pbkdf2(
            Digest prf, PBKDF2Params parameters, Passphrase passphrase, int keyBits) {
        byte[] password = Strings.toUTF8ByteArray(passphrase.characters());
        try {
            var generator = new PKCS5S2ParametersGenerator(prf);
            int iterations = parameters.getIterationCount().intValueExact();
            generator.init(password, parameters.getSalt(), iterations);
            return ((KeyParameter) generator.generateDerivedParameters(keyBits)).getKey();
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private byte[] scrypt(Passphrase passphrase) {
        ScryptParams parameters = ScryptParams.getInstance(derivation.getParameters());
        byte[] password = Strings.toUTF8ByteArray(passphrase.characters());
        try {
            return SCrypt.generate(
                    password,
                    parameters.getSalt(),
                    parameters.getCostParameter().intValueExact(),
                    parameters.getBlockSize().intValueExact(),
                    parameters.getParallelizationParameter().intValueExact(),
                    keyBits / Byte.SIZE);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /// Wipes the key.
    private static byte[] crypt(int mode, byte[] key, byte[] iv, byte[] input)
            throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// EncryptedPrivateKeyInfo (RFC 5958, section 3), DER.
    static byte[] encrypt(byte[] pkcs8, Passphrase passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_OCTETS];
        byte[] iv = new byte[IV_OCTETS];
        random.nextBytes(salt);
        random.nextBytes(iv);
        var prf =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        var derivation = new PBKDF2Params(salt, ITERATIONS, prf);
        var parameters =
                new PBES2Parameters(
                        new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2, derivation),
                        new EncryptionScheme(
                                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
        var scheme = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters);
        try {
            byte[] key = pbkdf2(SHA256Digest.newInstance(), derivation, passphrase, KEY_BITS);
            byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, key, iv, pkcs8);
            return new EncryptedPrivateKeyInfo(scheme, ciphertext).getEncoded("DER");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }
}

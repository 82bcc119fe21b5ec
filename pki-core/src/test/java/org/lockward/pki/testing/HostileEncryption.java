package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
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
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Encrypted private keys that cost too much to open, are protected too little or do not open.
final class HostileEncryption {

    private static final byte[] SALT = new byte[16];
    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final EncryptionScheme AES =
            new EncryptionScheme(
                    NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16]));

    private final List<HostileFile> files = new ArrayList<>();

    private HostileEncryption() {}

    static List<HostileFile> all() {
        HostileEncryption encryption = new HostileEncryption();
        encryption.iterations();
        encryption.memory();
        encryption.oldSchemes();
        encryption.ciphers();
        encryption.structures();
        encryption.legacyText();
        encryption.wrongPassphrase();
        return encryption.files;
    }

    private void iterations() {
        for (String count : List.of("2147483647", "5000001", "2000001", "0", "-1")) {
            pbkdf2("iterations " + count, new BigInteger(count), count + " iterations");
        }
        pbkdf2("iterations 2^63", BigInteger.ONE.shiftLeft(63), "2^64 iterations");
        pbkdf2("iterations 2^20000", BigInteger.ONE.shiftLeft(20_000), "2^20001 iterations");
        pbkdf2("salt of 5,000 octets", new PBKDF2Params(new byte[5000], 600_000, SHA256), "salt");
        pbkdf2("key of 2^31-1 octets", new PBKDF2Params(SALT, 600_000, 2_147_483_647, SHA256), "");
    }

    private void pbkdf2(String name, BigInteger count, String says) {
        ASN1Encodable[] fields = {new DEROctetString(SALT), new ASN1Integer(count), SHA256};
        pbes2(name, kdf(PKCSObjectIdentifiers.id_PBKDF2, new DERSequence(fields)), AES, says);
    }

    private void pbkdf2(String name, PBKDF2Params parameters, String says) {
        pbes2(name, kdf(PKCSObjectIdentifiers.id_PBKDF2, parameters), AES, says);
    }

    private void memory() {
        scrypt("scrypt of 64 TiB", 1 << 24, 64, 64);
        scrypt("scrypt of 1 GiB", 1 << 20, 8, 1);
        scrypt("scrypt N=2^17 p=64", 1 << 17, 8, 64);
        scrypt("scrypt p=2^30", 2, 1, 1 << 30);
        scrypt("scrypt r=2^30", 2, 1 << 30, 1);
        scrypt("scrypt N=2^31-1", 2_147_483_647, 1, 1);
        scrypt("scrypt N=1", 1, 8, 1);
        scrypt("scrypt N=0", 0, 8, 1);
        scrypt("scrypt N=1000", 1000, 8, 1);
        scrypt("scrypt r=0", 1 << 14, 0, 1);
        scrypt("scrypt p=-1", 1 << 14, 8, -1);
    }

    private void scrypt(String name, int n, int r, int p) {
        var parameters = new ScryptParams(SALT, n, r, p);
        pbes2(name, kdf(MiscObjectIdentifiers.id_scrypt, parameters), AES, "scrypt of N=" + n);
    }

    private void oldSchemes() {
        for (int scheme : new int[] {1, 3, 4, 6, 10, 11}) {
            old("pbes1 scheme " + scheme, new ASN1ObjectIdentifier("1.2.840.113549.1.5." + scheme));
        }
        for (int scheme : new int[] {1, 3, 6}) {
            String oid = "1.2.840.113549.1.12.1." + scheme;
            old("pkcs12 scheme " + scheme, new ASN1ObjectIdentifier(oid));
        }
        pseudoRandom("md5", "1.2.840.113549.2.6");
        pseudoRandom("sha-1", "1.2.840.113549.2.7");
        pseudoRandom("sha-224", "1.2.840.113549.2.8");
        pbkdf2("default pseudo-random function", new PBKDF2Params(SALT, 600_000), "pseudo-random");
        pbes2(
                "unknown derivation",
                kdf(new ASN1ObjectIdentifier("1.2.3"), DERNull.INSTANCE),
                AES,
                "1.2.3");
    }

    private void old(String name, ASN1ObjectIdentifier scheme) {
        ASN1Encodable[] parameters = {new DEROctetString(new byte[8]), new ASN1Integer(2048)};
        add(name, new AlgorithmIdentifier(scheme, new DERSequence(parameters)), scheme.getId());
    }

    private void pseudoRandom(String name, String oid) {
        var function = new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE);
        pbkdf2("pseudo-random " + name, new PBKDF2Params(SALT, 600_000, function), oid);
    }

    private void ciphers() {
        cipher("triple des", PKCSObjectIdentifiers.des_EDE3_CBC, new DEROctetString(new byte[8]));
        cipher("des", new ASN1ObjectIdentifier("1.3.14.3.2.7"), new DEROctetString(new byte[8]));
        cipher("rc2", PKCSObjectIdentifiers.RC2_CBC, new DEROctetString(new byte[8]));
        cipher("aes-256 ecb", NISTObjectIdentifiers.id_aes256_ECB, DERNull.INSTANCE);
        cipher(
                "iv of 8 octets",
                NISTObjectIdentifiers.id_aes256_CBC,
                new DEROctetString(new byte[8]));
        cipher("no iv", NISTObjectIdentifiers.id_aes256_CBC, DERNull.INSTANCE);
    }

    private void cipher(String name, ASN1ObjectIdentifier oid, ASN1Encodable parameters) {
        var cheap = kdf(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, 1000, SHA256));
        pbes2("cipher " + name, cheap, new EncryptionScheme(oid, parameters), "line 1");
    }

    private void structures() {
        var pbes2 = PKCSObjectIdentifiers.id_PBES2;
        add("pbes2 without parameters", new AlgorithmIdentifier(pbes2), "line 1");
        add("pbes2 with null", new AlgorithmIdentifier(pbes2, DERNull.INSTANCE), "line 1");
        add("pbes2 empty", new AlgorithmIdentifier(pbes2, new DERSequence()), "line 1");
        pbes2(
                "pbkdf2 with null",
                kdf(PKCSObjectIdentifiers.id_PBKDF2, DERNull.INSTANCE),
                AES,
                "line 1");
        pbes2(
                "scrypt with null",
                kdf(MiscObjectIdentifiers.id_scrypt, DERNull.INSTANCE),
                AES,
                "line 1");
        byte[] plain = Sample.of(HostileFile.Kind.KEY).der();
        text(
                "plain key under the label of an encrypted one",
                Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, plain),
                "line 1");
        var cheap = kdf(PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(SALT, 1000, SHA256));
        file("ciphertext of no octets", pbes2(cheap, AES), new byte[0], "line 1");
        file("ciphertext of half a block", pbes2(cheap, AES), new byte[24], "line 1");
        file("ciphertext of zeros", pbes2(cheap, AES), new byte[64], "line 1");
    }

    /// Encryption of RFC 1421, which derives the key by one round of MD5.
    private void legacyText() {
        for (String cipher : List.of("DES-EDE3-CBC", "DES-CBC", "AES-256-CBC")) {
            String header = "Proc-Type: 4,ENCRYPTED\nDEK-Info: " + cipher + ",00112233\n\n";
            String body = header + "AAAA\n-----END EC PRIVATE KEY-----\n";
            text(
                    "rfc 1421 " + cipher,
                    "-----BEGIN EC PRIVATE KEY-----\n" + body,
                    "line 2: a header");
        }
    }

    private void wrongPassphrase() {
        try (Passphrase other = Passphrase.of("incorrect donkey".toCharArray())) {
            var pair = KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
            byte[] pem = PrivateKeyFile.encodeEncrypted(pair.getPrivate(), other, TestCa.RANDOM);
            String text = new String(pem, StandardCharsets.US_ASCII);
            text("under another passphrase", text, "the passphrase does not open");
        }
    }

    private static KeyDerivationFunc kdf(ASN1ObjectIdentifier oid, ASN1Encodable parameters) {
        return new KeyDerivationFunc(oid, parameters);
    }

    private static AlgorithmIdentifier pbes2(KeyDerivationFunc kdf, EncryptionScheme scheme) {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(kdf, scheme));
    }

    private void pbes2(String name, KeyDerivationFunc kdf, EncryptionScheme scheme, String says) {
        add(name, pbes2(kdf, scheme), says);
    }

    private void add(String name, AlgorithmIdentifier scheme, String says) {
        file(name, scheme, new byte[48], says);
    }

    private void file(String name, AlgorithmIdentifier scheme, byte[] data, String says) {
        try {
            byte[] der = new EncryptedPrivateKeyInfo(scheme, data).getEncoded("DER");
            text(name, Pem.encode(Pem.ENCRYPTED_PRIVATE_KEY, der), says);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(String name, String pem, String says) {
        files.add(HostileFile.named(name, HostileFile.Kind.ENCRYPTED_KEY).text(pem).says(says));
    }
}

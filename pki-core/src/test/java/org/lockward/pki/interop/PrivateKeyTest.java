package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;

/// Private keys that we write are OpenSSL's to read, and the other way round.
class PrivateKeyTest {

    private static final String PASSPHRASE = "correct horse battery staple";

    @TempDir Path directory;
    private Path passphraseFile = Path.of("unused");

    @BeforeEach
    void writePassphrase() throws Exception {
        passphraseFile = Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "rsa-4096"})
    void openssl_finds_our_plain_key_valid(String algorithm) throws Exception {
        byte[] pem = PrivateKeyFile.encodePlain(pair(algorithm).getPrivate());
        Path key = Files.write(directory.resolve("key.pem"), pem);
        String said = Openssl.require("pkey", "-noout", "-check", "-in", key.toString());
        assertEquals("Key is valid\n", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ed25519", "rsa-3072"})
    void openssl_opens_our_encrypted_key_with_the_passphrase_of_a_file(String algorithm)
            throws Exception {
        KeyPair pair = pair(algorithm);
        Path key = encrypted(pair);
        String passphrase = "file:" + passphraseFile;
        String said =
                Openssl.require("pkey", "-pubout", "-passin", passphrase, "-in", key.toString());
        assertEquals(Pem.encode("PUBLIC KEY", pair.getPublic().getEncoded()), said);
    }

    @Test
    void openssl_does_not_open_our_key_with_another_passphrase() throws Exception {
        Path key = encrypted(pair("ec-p384"));
        Files.writeString(passphraseFile, "incorrect donkey\n");
        String passphrase = "file:" + passphraseFile;
        Program.Result result =
                Openssl.run("pkey", "-noout", "-passin", passphrase, "-in", key.toString());
        assertNotEquals(0, result.exit());
    }

    @Test
    void our_encryption_is_600_000_rounds_of_hmac_sha256_and_aes_256() throws Exception {
        Path key = encrypted(pair("ec-p384"));
        String asn1 = Openssl.require("asn1parse", "-in", key.toString());
        assertTrue(asn1.contains("INTEGER           :0927C0\n"), asn1);
        assertTrue(asn1.contains(":hmacWithSHA256\n"), asn1);
        assertTrue(asn1.contains(":aes-256-cbc\n"), asn1);
    }

    @ParameterizedTest
    @CsvSource({
        "EC, ec_paramgen_curve:P-256",
        "EC, ec_paramgen_curve:P-384",
        "EC, ec_paramgen_curve:P-521",
        "RSA, rsa_keygen_bits:2048",
        "RSA, rsa_keygen_bits:3072"
    })
    void we_read_a_plain_key_of_openssl(String algorithm, String option) throws Exception {
        Path file = directory.resolve("theirs.pem");
        Openssl.require("genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", "" + file);
        assertEquals(algorithm, read(file).getAlgorithm());
    }

    @ParameterizedTest
    @CsvSource({
        "-v2prf, hmacWithSHA256",
        "-v2prf, hmacWithSHA512",
        "-iter, 100000",
        "-v2, aes-128-cbc",
        "-scrypt_N, 16384"
    })
    void we_open_an_encrypted_key_of_openssl(String option, String value) throws Exception {
        KeyPair pair = pair("ed25519");
        Path plain = directory.resolve("plain.pem");
        Files.write(plain, PrivateKeyFile.encodePlain(pair.getPrivate()));
        Path file = directory.resolve("theirs.pem");
        String[] command = {
            "pkcs8", "-topk8", option, value, "-in", "" + plain, "-out", "" + file, "-passout", ""
        };
        command[command.length - 1] = "file:" + passphraseFile;
        Openssl.require(command);
        assertTrue(Signatures.match(pair.getPublic(), read(file)));
    }

    private static KeyPair pair(String algorithm) {
        return KeyPairs.generate(KeyAlgorithm.parse(algorithm), TestCa.RANDOM);
    }

    private Path encrypted(KeyPair pair) throws Exception {
        try (Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
            byte[] pem =
                    PrivateKeyFile.encodeEncrypted(pair.getPrivate(), passphrase, TestCa.RANDOM);
            return Files.write(directory.resolve("encrypted.pem"), pem);
        }
    }

    private static PrivateKey read(Path file) throws Exception {
        try (Passphrase passphrase = Passphrase.of(PASSPHRASE.toCharArray())) {
            byte[] pem = Files.readAllBytes(file);
            return PrivateKeyFile.decode(pem, file.toString(), Optional.of(passphrase));
        }
    }
}

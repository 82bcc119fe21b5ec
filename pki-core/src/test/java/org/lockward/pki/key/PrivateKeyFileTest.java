package org.lockward.pki.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What stands in the files that we write, not what we meant to write (CVE-2024-13454).
class PrivateKeyFileTest {

    private static final String SECRET = "Straße 7 – horse";

    @TempDir Path directory;

    private static PrivateKey key(String algorithm) {
        return KeyPairs.generate(KeyAlgorithm.parse(algorithm), TestCa.RANDOM).getPrivate();
    }

    private static Passphrase passphrase(String text) {
        return Passphrase.of(text.toCharArray());
    }

    private static byte[] encrypted(PrivateKey key) {
        try (Passphrase passphrase = passphrase(SECRET)) {
            return PrivateKeyFile.encodeEncrypted(key, passphrase, TestCa.RANDOM);
        }
    }

    private static PBES2Parameters parameters(byte[] pem) {
        byte[] der = Pem.single(pem, "key.pem", Pem.ENCRYPTED_PRIVATE_KEY).der();
        var algorithm = EncryptedPrivateKeyInfo.getInstance(der).getEncryptionAlgorithm();
        assertEquals("1.2.840.113549.1.5.13", algorithm.getAlgorithm().getId(), "PBES2");
        return PBES2Parameters.getInstance(algorithm.getParameters());
    }

    @Test
    void an_encrypted_key_is_pbes2_with_600000_rounds_of_hmac_sha256_and_aes_256() {
        PBES2Parameters parameters = parameters(encrypted(key("ec-p384")));
        var derivation = parameters.getKeyDerivationFunc();
        PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(derivation.getParameters());
        assertEquals("1.2.840.113549.1.5.12", derivation.getAlgorithm().getId(), "PBKDF2");
        assertEquals(600_000, pbkdf2.getIterationCount().intValueExact());
        assertEquals("1.2.840.113549.2.9", pbkdf2.getPrf().getAlgorithm().getId(), "HMAC-SHA256");
        assertEquals(16, pbkdf2.getSalt().length);
        assertEquals(
                "2.16.840.1.101.3.4.1.42",
                parameters.getEncryptionScheme().getAlgorithm().getId(),
                "AES-256-CBC");
    }

    @Test
    void salt_and_iv_are_new_each_time() {
        PrivateKey key = key("ec-p256");
        PBES2Parameters one = parameters(encrypted(key));
        PBES2Parameters two = parameters(encrypted(key));
        assertFalse(Arrays.equals(salt(one), salt(two)));
        assertFalse(Arrays.equals(iv(one), iv(two)));
    }

    private static byte[] salt(PBES2Parameters parameters) {
        return PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters())
                .getSalt();
    }

    private static byte[] iv(PBES2Parameters parameters) {
        return ASN1OctetString.getInstance(parameters.getEncryptionScheme().getParameters())
                .getOctets();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "ml-dsa-65"})
    void a_key_comes_back_from_its_files(String algorithm) {
        PrivateKey key = key(algorithm);
        try (Passphrase passphrase = passphrase(SECRET)) {
            for (byte[] pem : List.of(encrypted(key), PrivateKeyFile.encodePlain(key))) {
                PrivateKey read = PrivateKeyFile.decode(pem, "key.pem", Optional.of(passphrase));
                assertArrayEquals(key.getEncoded(), read.getEncoded());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ed25519", "rsa-3072"})
    void openssl_reads_a_key_plain_and_encrypted(String algorithm) throws Exception {
        PrivateKey key = key(algorithm);
        Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        for (byte[] pem : List.of(encrypted(key), PrivateKeyFile.encodePlain(key))) {
            Path file = Files.write(directory.resolve("key.pem"), pem);
            var result =
                    Program.run(
                            Program.openssl(),
                            "pkey",
                            "-in",
                            file.toString(),
                            "-noout",
                            "-check",
                            "-passin",
                            "file:" + secret);
            assertTrue(result.output().startsWith("Key is valid"), result.output());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc -v2prf hmacWithSHA256",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512 -iter 100000",
                "-v2 aes-256-cbc -scrypt"
            })
    void a_key_encrypted_by_openssl_is_read(String options) throws Exception {
        var pair = KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
        byte[] made = encryptedByOpenssl(pair.getPrivate(), options);
        try (Passphrase passphrase = passphrase(SECRET)) {
            PrivateKey read = PrivateKeyFile.decode(made, "made.pem", Optional.of(passphrase));
            assertTrue(Signatures.match(pair.getPublic(), read));
        }
    }

    private byte[] encryptedByOpenssl(PrivateKey key, String options) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        Path plain = Files.write(directory.resolve("plain.pem"), PrivateKeyFile.encodePlain(key));
        List<String> command = new ArrayList<>(List.of(Program.openssl(), "pkcs8", "-topk8"));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-in", plain.toString(), "-passout", "file:" + secret));
        var result = Program.run("", command);
        assertEquals(0, result.exit(), result.output());
        return result.output().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_wrong_passphrase_is_told_without_saying_how_far_it_came() {
        byte[] pem = encrypted(key("ec-p256"));
        try (Passphrase wrong = passphrase("wrong")) {
            var refused =
                    assertThrows(
                            PkiException.Forbidden.class,
                            () -> PrivateKeyFile.decode(pem, "ca/key.pem", Optional.of(wrong)));
            assertEquals("the passphrase does not open ca/key.pem, line 1", refused.getMessage());
        }
    }

    @Test
    void an_encrypted_key_without_passphrase_says_how_to_give_one() {
        byte[] pem = encrypted(key("ec-p256"));
        var refused =
                assertThrows(
                        PkiException.Forbidden.class,
                        () -> PrivateKeyFile.decode(pem, "key.pem", Optional.empty()));
        assertEquals("give it with --passphrase file:PATH", refused.problems().getFirst().fix());
    }

    @Test
    void a_key_file_is_described_without_its_secret() {
        byte[] pem = encrypted(key("ec-p256"));
        var block = Pem.single(pem, "key.pem", Pem.ENCRYPTED_PRIVATE_KEY);
        assertEquals(
                "PBES2: PBKDF2 with HMAC-SHA-256, 600000 iterations, AES-256-CBC",
                PrivateKeyFile.describe(block));
    }

    @Test
    void a_closed_passphrase_is_wiped_and_of_no_more_use() {
        Passphrase passphrase = passphrase(SECRET);
        char[] held = passphrase.characters();
        passphrase.close();
        assertArrayEquals(new char[SECRET.length()], held);
        assertThrows(IllegalStateException.class, passphrase::characters);
        assertEquals("Passphrase", passphrase.toString());
    }

    @Test
    void a_key_file_is_pkcs8_whatever_the_key() {
        String pem =
                new String(PrivateKeyFile.encodePlain(key("ec-p256")), StandardCharsets.US_ASCII);
        assertTrue(pem.startsWith("-----BEGIN PRIVATE KEY-----\n"), pem.substring(0, 30));
        assertTrue(pem.endsWith("-----END PRIVATE KEY-----\n"));
    }
}

package org.lockward.pki.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.testing.TestCa;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

class PublicKeysTest {

    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) throws Exception {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static BigInteger prime(int bits) {
        return BigInteger.probablePrime(bits, TestCa.RANDOM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "ml-dsa-65"})
    void a_key_of_ours_is_known_by_its_algorithm_and_not_weak(String text) {
        KeyAlgorithm algorithm = KeyAlgorithm.parse(text);
        PublicKey key = KeyPairs.generate(algorithm, TestCa.RANDOM).getPublic();
        assertEquals(Optional.of(algorithm), PublicKeys.algorithm(key));
        assertEquals(Optional.empty(), PublicKeys.weakness(key));
        assertEquals(key, PublicKeys.decode(key.getEncoded(), "here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "ml-dsa-65"})
    void what_a_key_signs_verifies_and_nothing_else_does(String text) {
        KeyAlgorithm algorithm = KeyAlgorithm.parse(text);
        KeyPair pair = KeyPairs.generate(algorithm, TestCa.RANDOM);
        byte[] identifier = Signatures.algorithmIdentifier(algorithm);
        byte[] signature = Signatures.sign(algorithm, pair.getPrivate(), new byte[] {1});
        assertTrue(Signatures.verify(identifier, pair.getPublic(), new byte[] {1}, signature));
        assertFalse(Signatures.verify(identifier, pair.getPublic(), new byte[] {2}, signature));
    }

    @Test
    void two_halves_of_different_pairs_do_not_match() {
        KeyAlgorithm algorithm = KeyAlgorithm.parse("ec-p256");
        KeyPair one = KeyPairs.generate(algorithm, TestCa.RANDOM);
        KeyPair two = KeyPairs.generate(algorithm, TestCa.RANDOM);
        assertTrue(Signatures.match(one.getPublic(), one.getPrivate()));
        assertFalse(Signatures.match(one.getPublic(), two.getPrivate()));
    }

    @Test
    void rsa_factors_close_together_are_found() throws Exception {
        BigInteger p = prime(1024).setBit(1022);
        BigInteger q = p.add(BigInteger.valueOf(1000)).nextProbablePrime();
        PublicKey key = rsa(p.nextProbablePrime().multiply(q), F4);
        assertEquals(
                Optional.of("an RSA modulus with factors close together (CVE-2022-26320)"),
                PublicKeys.weakness(key));
    }

    @Test
    void an_rsa_modulus_with_a_small_factor_is_found() throws Exception {
        BigInteger modulus = prime(2040).multiply(BigInteger.valueOf(163));
        PublicKey key =
                rsa(
                        modulus.setBit(2047)
                                .subtract(modulus.setBit(2047).mod(BigInteger.valueOf(326)))
                                .add(BigInteger.valueOf(163)),
                        F4);
        assertEquals(Optional.of("an RSA modulus with a small factor"), PublicKeys.weakness(key));
    }

    /// p = k·M + (65537^a mod M), as the broken generator of 2017 made its primes.
    @Test
    void a_roca_key_is_found() throws Exception {
        BigInteger m = BigInteger.ONE;
        for (int n = 2; n <= 701; n++) {
            m = BigInteger.valueOf(n).isProbablePrime(50) ? m.multiply(BigInteger.valueOf(n)) : m;
        }
        PublicKey key = rsa(rocaPrime(m).multiply(rocaPrime(m)), F4);
        assertEquals(
                Optional.of("an RSA key of the ROCA kind (CVE-2017-15361)"),
                PublicKeys.weakness(key));
    }

    private static BigInteger rocaPrime(BigInteger m) {
        BigInteger prime;
        do {
            BigInteger k =
                    new BigInteger(1024 - m.bitLength(), TestCa.RANDOM)
                            .setBit(1023 - m.bitLength());
            BigInteger a = new BigInteger(64, TestCa.RANDOM);
            prime = k.multiply(m).add(F4.modPow(a, m));
        } while (prime.bitLength() != 1024 || !prime.testBit(1022) || !prime.isProbablePrime(64));
        return prime;
    }

    @Test
    void a_public_exponent_below_65537_is_found() throws Exception {
        PublicKey key =
                rsa(
                        prime(1024)
                                .setBit(1022)
                                .nextProbablePrime()
                                .multiply(prime(1024).setBit(1022).nextProbablePrime()),
                        BigInteger.valueOf(3));
        assertEquals(Optional.of("RSA with public exponent of 2 bits"), PublicKeys.weakness(key));
    }

    @Test
    void a_key_identifier_has_160_bits() {
        PublicKey key = KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM).getPublic();
        assertEquals(20, PublicKeys.keyIdentifier(key.getEncoded()).length);
    }
}

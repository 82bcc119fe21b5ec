package org.lockward.pki.key;

import org.bouncycastle.asn1.pkcs.RSAPublicKey;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;

/// RSA keys that look long and are not strong.
final class WeakRsa {

    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MAX_EXPONENT_BITS = 64;

    /// Primes whose product divides M of every modulus that the broken generator made.
    private static final int[] SMALL_PRIMES =
            IntStream.rangeClosed(3, 167)
                    .filter(n -> BigInteger.valueOf(n).isProbablePrime(50))
                    .toArray();

    private static final int FERMAT_ROUNDS = 100;

    private WeakRsa() {}

    static boolean hasGoodSize(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        return bits >= KeyAlgorithm.Rsa.MIN_BITS
                && bits <= KeyAlgorithm.Rsa.MAX_BITS
                && bits % 8 == 0;
    }

    static Optional<String> weakness(RSAPublicKey key) {
        BigInteger exponent = key.getPublicExponent();
        if (!exponent.testBit(0)
                || exponent.compareTo(MIN_EXPONENT) < 0
                || exponent.bitLength() > MAX_EXPONENT_BITS) {
            return Optional.of("RSA with public exponent of " + exponent.bitLength() + " bits");
        }
        BigInteger modulus = key.getModulus();
        if (!modulus.testBit(0) || hasSmallFactor(modulus)) {
            return Optional.of("an RSA modulus with a small factor");
        }
        if (isRoca(modulus)) {
            return Optional.of("an RSA key of the ROCA kind (CVE-2017-15361)");
        }
        return hasCloseFactors(modulus)
                ? Optional.of("an RSA modulus with factors close together (CVE-2022-26320)")
                : Optional.empty();
    }

    private static boolean hasSmallFactor(BigInteger modulus) {
        return IntStream.of(SMALL_PRIMES).anyMatch(p -> residue(modulus, p) == 0);
    }

    private static int residue(BigInteger modulus, int prime) {
        return modulus.mod(BigInteger.valueOf(prime)).intValue();
    }

    /// Nemec et al., "The Return of Coppersmith's Attack" (CCS 2017): the modulus is a power of
    /// 65537 modulo every small prime.
    private static boolean isRoca(BigInteger modulus) {
        return IntStream.of(SMALL_PRIMES).allMatch(p -> isPowerOf65537(residue(modulus, p), p));
    }

    private static boolean isPowerOf65537(int residue, int prime) {
        int power = 1;
        for (int i = 0; i < prime; i++) {
            if (power == residue) {
                return true;
            }
            power = power * (65_537 % prime) % prime;
        }
        return false;
    }

    /// Fermat's factorization, as many rounds as find factors that a broken generator chose near to
    /// each other.
    private static boolean hasCloseFactors(BigInteger modulus) {
        BigInteger[] root = modulus.sqrtAndRemainder();
        if (root[1].signum() == 0) {
            return true;
        }
        BigInteger a = root[0].add(BigInteger.ONE);
        for (int i = 0; i < FERMAT_ROUNDS; i++) {
            if (a.multiply(a).subtract(modulus).sqrtAndRemainder()[1].signum() == 0) {
                return true;
            }
            a = a.add(BigInteger.ONE);
        }
        return false;
    }
}

package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.ElGamalParameter;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Public keys that nobody may certify, each under its name, as SubjectPublicKeyInfo in DER.
public final class WeakKeys {

    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    /// Each file holds the same keys in every run, so that a finding can be looked at again.
    private final Random random = new Random(20_150_901);

    private final Map<String, SubjectPublicKeyInfo> keys = new LinkedHashMap<>();

    private WeakKeys() {}

    public static Map<String, SubjectPublicKeyInfo> all() {
        WeakKeys weak = new WeakKeys();
        weak.rsaSizes();
        weak.rsaExponents();
        weak.rsaModuli();
        weak.otherCurves();
        weak.points();
        weak.otherAlgorithms();
        return weak.keys;
    }

    private void rsaSizes() {
        for (int bits : new int[] {512, 1024, 1536, 2040, 2047, 8200}) {
            rsa("rsa " + bits, oddNumber(bits), F4);
        }
        rsa("rsa modulus zero", BigInteger.ZERO, F4);
        rsa("rsa modulus negative", oddNumber(2048).negate(), F4);
    }

    private void rsaExponents() {
        BigInteger modulus = prime(1024).multiply(prime(1024));
        rsa("rsa exponent 1", modulus, BigInteger.ONE);
        rsa("rsa exponent 3", modulus, BigInteger.valueOf(3));
        rsa("rsa exponent 65536", modulus, BigInteger.valueOf(65_536));
        rsa("rsa exponent 0", modulus, BigInteger.ZERO);
        rsa("rsa exponent negative", modulus, F4.negate());
        rsa("rsa exponent of 2047 bits", modulus, oddNumber(2047));
    }

    private void rsaModuli() {
        BigInteger prime = prime(1024);
        BigInteger smooth = prime(2040).multiply(BigInteger.valueOf(163));
        rsa("rsa modulus even", oddNumber(2048).clearBit(0), F4);
        rsa("rsa modulus with factor 163", smooth, F4);
        rsa("rsa close factors", prime.multiply(prime.nextProbablePrime()), F4);
        rsa("rsa square", prime.multiply(prime), F4);
        rsa("rsa roca", rocaPrime().multiply(rocaPrime()), F4);
    }

    /// k × M + (65537^a mod M), with M the product of the primes up to 167.
    private BigInteger rocaPrime() {
        BigInteger product = BigInteger.TWO;
        for (BigInteger p = product; p.intValue() < 167; ) {
            p = p.nextProbablePrime();
            product = product.multiply(p);
        }
        BigInteger found = BigInteger.ZERO;
        while (found.bitLength() != 1024 || !found.isProbablePrime(20)) {
            BigInteger k = new BigInteger(1024 - product.bitLength(), random).setBit(800);
            found = k.multiply(product).add(F4.modPow(new BigInteger(60, random), product));
        }
        return found;
    }

    private void otherCurves() {
        curve("ec secp112r1", SECObjectIdentifiers.secp112r1);
        curve("ec secp192r1", SECObjectIdentifiers.secp192r1);
        curve("ec secp224r1", SECObjectIdentifiers.secp224r1);
        curve("ec secp256k1", SECObjectIdentifiers.secp256k1);
        curve("ec brainpool p256r1", TeleTrusTObjectIdentifiers.brainpoolP256r1);
        curve("ec sect283k1", SECObjectIdentifiers.sect283k1);
        X9ECParameters p256 = CustomNamedCurves.getByName("secp256r1");
        ec("ec explicit parameters", p256, point(p256));
        ec("ec implicit parameters", DERNull.INSTANCE, point(p256));
        add("ec no parameters", new AlgorithmIdentifier(oidOfEc()), point(p256));
    }

    private void points() {
        byte[] good = point(CustomNamedCurves.getByName("secp256r1"));
        p256("ec point off the curve", changed(good, 64, good[64] ^ 1));
        p256("ec point at infinity", new byte[1]);
        p256("ec point of zeros", changed(new byte[65], 0, 4));
        p256("ec hybrid point", changed(good, 0, 6 + (~good[64] & 1)));
        p256("ec point of unknown form", changed(good, 0, 9));
        p256("ec point too short", Arrays.copyOf(good, 64));
        p256("ec point too long", Arrays.copyOf(good, 66));
        p256("ec point of another curve", point(CustomNamedCurves.getByName("secp384r1")));
        p256("ec no point", new byte[0]);
    }

    private void otherAlgorithms() {
        var ed25519 = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        add("ed25519 of 31 octets", ed25519, bytes(31));
        add("ed25519 of 33 octets", ed25519, bytes(33));
        add("ed25519 of no octets", ed25519, new byte[0]);
        add("ed448", new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed448), bytes(57));
        add("x25519", new AlgorithmIdentifier(EdECObjectIdentifiers.id_X25519), bytes(32));
        var mlDsa = new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65);
        add("ml-dsa-65 of 1,951 octets", mlDsa, bytes(1951));
        var mlDsa44 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_44);
        add("ml-dsa-44", mlDsa44, bytes(1312));
        add("dsa", new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa), integer(oddNumber(1024)));
        var group = new ElGamalParameter(prime(512), BigInteger.TWO);
        var elGamal = new AlgorithmIdentifier(OIWObjectIdentifiers.elGamalAlgorithm, group);
        add("elgamal", elGamal, integer(oddNumber(500)));
        add("unknown", new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1")), bytes(9));
        var rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        add("rsa without a key", rsa, new byte[0]);
        add("rsa that is no sequence", rsa, integer(F4));
        add("rsa with an empty sequence", rsa, encoded(new DERSequence()));
    }

    private void rsa(String name, BigInteger modulus, BigInteger exponent) {
        var rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        add(name, rsa, encoded(new RSAPublicKey(modulus, exponent)));
    }

    private void curve(String name, ASN1ObjectIdentifier oid) {
        X9ECParameters curve = org.bouncycastle.asn1.x9.ECNamedCurveTable.getByOID(oid);
        ec(name, oid, point(curve));
    }

    private void p256(String name, byte[] point) {
        ec(name, SECObjectIdentifiers.secp256r1, point);
    }

    private void ec(String name, ASN1Encodable parameters, byte[] point) {
        add(name, new AlgorithmIdentifier(oidOfEc(), parameters), point);
    }

    private static ASN1ObjectIdentifier oidOfEc() {
        return X9ObjectIdentifiers.id_ecPublicKey;
    }

    private static byte[] point(X9ECParameters curve) {
        return curve.getG().multiply(BigInteger.valueOf(77)).getEncoded(false);
    }

    private void add(String name, AlgorithmIdentifier algorithm, byte[] key) {
        keys.put(name, new SubjectPublicKeyInfo(algorithm, key));
    }

    private BigInteger oddNumber(int bits) {
        return new BigInteger(bits, random).setBit(bits - 1).setBit(0);
    }

    private BigInteger prime(int bits) {
        return oddNumber(bits).setBit(bits - 2).nextProbablePrime();
    }

    private byte[] bytes(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return drawn;
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] copy = bytes.clone();
        copy[at] = (byte) value;
        return copy;
    }

    private static byte[] integer(BigInteger value) {
        return encoded(new ASN1Integer(value));
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

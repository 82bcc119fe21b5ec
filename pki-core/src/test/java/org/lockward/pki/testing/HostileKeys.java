package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Private keys that are well-formed DER and must not be used.
final class HostileKeys {

    private static final BigInteger ORDER = CustomNamedCurves.getByName("secp256r1").getN();

    private final Random random = new Random(2008);
    private final List<HostileFile> files = new ArrayList<>();

    private HostileKeys() {}

    static List<HostileFile> all() {
        HostileKeys keys = new HostileKeys();
        keys.curves();
        keys.scalars();
        keys.publicHalves();
        keys.edwards();
        keys.rsa();
        keys.structures();
        keys.labels();
        return keys.files;
    }

    private void curves() {
        ec("ec secp192r1", SECObjectIdentifiers.secp192r1, 24);
        ec("ec secp112r1", SECObjectIdentifiers.secp112r1, 14);
        ec("ec secp224r1", SECObjectIdentifiers.secp224r1, 28);
        ec("ec secp256k1", SECObjectIdentifiers.secp256k1, 32);
        ec("ec explicit parameters", CustomNamedCurves.getByName("secp256r1"), 32);
        ec("ec implicit parameters", DERNull.INSTANCE, 32);
        add("ec no parameters", new AlgorithmIdentifier(ecOid()), ecKey(bytes(32)));
    }

    private void scalars() {
        scalar("ec key zero", BigInteger.ZERO);
        scalar("ec key of the order", ORDER);
        scalar("ec key above the order", ORDER.add(BigInteger.TEN));
        scalar("ec key of 64 octets", ORDER.shiftLeft(250));
        add("ec key of no octets", p256(), ecKey(new byte[0]));
        add("ec key that is no sequence", p256(), bytes(32));
        add("ec key of version 7", p256(), ecKey(7, bytes(31)));
    }

    private void publicHalves() {
        byte[] other = CustomNamedCurves.getByName("secp256r1").getG().getEncoded(false);
        add("ec key with another public key inside", p256(), ecKeyWith(other));
        byte[] off = other.clone();
        off[64] ^= 1;
        add("ec key with a public key off the curve", p256(), ecKeyWith(off));
    }

    private byte[] ecKeyWith(byte[] point) {
        ASN1Encodable[] fields = {
            new ASN1Integer(1),
            new DEROctetString(Arrays.copyOf(new byte[] {0, 1, 2, 3}, 32)),
            new DERTaggedObject(1, new DERBitString(point))
        };
        return encoded(new DERSequence(fields));
    }

    private void edwards() {
        octets("ed25519 of 31 octets", EdECObjectIdentifiers.id_Ed25519, 31);
        octets("ed25519 of 33 octets", EdECObjectIdentifiers.id_Ed25519, 33);
        octets("ed25519 of 64 octets", EdECObjectIdentifiers.id_Ed25519, 64);
        octets("ed448", EdECObjectIdentifiers.id_Ed448, 57);
        octets("x25519", EdECObjectIdentifiers.id_X25519, 32);
        octets("ml-dsa-65 of 31 octets", NISTObjectIdentifiers.id_ml_dsa_65, 31);
        octets("ml-dsa-44", NISTObjectIdentifiers.id_ml_dsa_44, 32);
        var ed25519 = new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
        add("ed25519 without inner octets", ed25519, bytes(32));
    }

    private void octets(String name, ASN1ObjectIdentifier oid, int length) {
        add(name, new AlgorithmIdentifier(oid), encoded(new DEROctetString(bytes(length))));
    }

    private void rsa() {
        for (int bits : new int[] {512, 1024, 2040, 2047}) {
            BigInteger p = prime(bits - bits / 2);
            rsa("rsa " + bits, p, prime(bits / 2));
        }
        BigInteger p = prime(1024);
        BigInteger q = prime(1024);
        rsa("rsa even modulus", p.clearBit(0), q);
        rsa("rsa one prime zero", p, BigInteger.ZERO);
        rsaOf("rsa modulus that is not the product", p.multiply(q).add(BigInteger.TWO), p, q);
        rsaOf("rsa negative modulus", p.multiply(q).negate(), p, q);
        add("rsa empty sequence", rsaAlgorithm(), encoded(new DERSequence()));
        add("rsa no octets", rsaAlgorithm(), new byte[0]);
    }

    private void rsa(String name, BigInteger p, BigInteger q) {
        rsaOf(name, p.multiply(q), p, q);
    }

    /// With numbers for the parts that are checked last.
    private void rsaOf(String name, BigInteger modulus, BigInteger p, BigInteger q) {
        BigInteger e = BigInteger.valueOf(65_537);
        BigInteger d = new BigInteger(500, random).setBit(0);
        var key = new RSAPrivateKey(modulus, e, d, p, q, BigInteger.TEN, BigInteger.TEN, e);
        add(name, rsaAlgorithm(), encoded(key));
    }

    private void structures() {
        add("dsa", new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa), bytes(20));
        add(
                "unknown algorithm",
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3")),
                bytes(9));
        pkcs8("version 9", new ASN1Integer(9), p256(), new DEROctetString(ecKey(bytes(31))));
        pkcs8("key as integer", new ASN1Integer(0), p256(), new ASN1Integer(ORDER));
        pkcs8("no algorithm", new ASN1Integer(0), new DEROctetString(bytes(8)));
        der("sec1 under the label of pkcs8", Pem.PRIVATE_KEY, ecKey(bytes(31)));
        byte[] encrypted = Sample.of(HostileFile.Kind.ENCRYPTED_KEY).der();
        der("encrypted under the label of a plain key", Pem.PRIVATE_KEY, encrypted);
        byte[] spki = encoded(WeakKeys.all().values().iterator().next());
        der("public key under the label of a private one", Pem.PRIVATE_KEY, spki);
    }

    private void labels() {
        der("sec1 without parameters", "EC PRIVATE KEY", ecKey(bytes(31)));
        der("pkcs1", "RSA PRIVATE KEY", encoded(new DERSequence(new ASN1Integer(0))));
        der("dsa of openssl", "DSA PRIVATE KEY", encoded(new DERSequence(new ASN1Integer(0))));
        der("openssh", "OPENSSH PRIVATE KEY", bytes(90));
        Sample plain = Sample.of(HostileFile.Kind.KEY);
        text("two keys", plain.pem() + plain.pem(), ": a second block");
        text("a certificate behind the key", plain.pem() + certificate(), "a second block");
        text("a certificate before the key", certificate() + plain.pem(), "a second block");
        String parameters = Pem.encode("EC PARAMETERS", encoded(SECObjectIdentifiers.secp256r1));
        text("parameters before the key", parameters + plain.pem(), "a second block");
        Sample encrypted = Sample.of(HostileFile.Kind.ENCRYPTED_KEY);
        text("encrypted where a plain key is expected", encrypted.pem(), "no passphrase");
    }

    private static String certificate() {
        return Sample.of(HostileFile.Kind.CERTIFICATE).pem();
    }

    private void ec(String name, ASN1Encodable curve, int octets) {
        byte[] scalar = bytes(octets);
        scalar[0] = 0;
        add(name, new AlgorithmIdentifier(ecOid(), curve), ecKey(scalar));
    }

    private void scalar(String name, BigInteger value) {
        add(name, p256(), ecKey(value.toByteArray()));
    }

    private static AlgorithmIdentifier p256() {
        return new AlgorithmIdentifier(ecOid(), SECObjectIdentifiers.secp256r1);
    }

    private static AlgorithmIdentifier rsaAlgorithm() {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    }

    private static ASN1ObjectIdentifier ecOid() {
        return X9ObjectIdentifiers.id_ecPublicKey;
    }

    private static byte[] ecKey(byte[] scalar) {
        return ecKey(1, scalar);
    }

    /// ECPrivateKey of RFC 5915 without its optional parts.
    private static byte[] ecKey(int version, byte[] scalar) {
        ASN1Encodable[] fields = {new ASN1Integer(version), new DEROctetString(scalar)};
        return encoded(new DERSequence(fields));
    }

    private void add(String name, AlgorithmIdentifier algorithm, byte[] key) {
        pkcs8(name, new ASN1Integer(0), algorithm, new DEROctetString(key));
    }

    private void pkcs8(String name, ASN1Encodable... fields) {
        der(name, Pem.PRIVATE_KEY, encoded(new DERSequence(fields)));
    }

    private void der(String name, String label, byte[] der) {
        text(name, Pem.encode(label, der), "line 1");
    }

    private void text(String name, String pem, String says) {
        files.add(HostileFile.named(name, HostileFile.Kind.KEY).text(pem).says(says));
    }

    private BigInteger prime(int bits) {
        return new BigInteger(bits, random).setBit(bits - 1).setBit(bits - 2).nextProbablePrime();
    }

    private byte[] bytes(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return drawn;
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

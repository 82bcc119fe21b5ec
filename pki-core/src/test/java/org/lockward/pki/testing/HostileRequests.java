package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Certification requests that are well-formed DER and still deserve no certificate.
final class HostileRequests {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");
    private static final KeyPair PAIR = KeyPairs.generate(P256, TestCa.RANDOM);
    private static final KeyPair OTHER = KeyPairs.generate(P256, TestCa.RANDOM);
    private static final AlgorithmIdentifier ECDSA =
            AlgorithmIdentifier.getInstance(Signatures.algorithmIdentifier(P256));
    private static final String NO_PROOF = "line 1: the request is not signed by its own key";

    private final List<HostileFile> files = new ArrayList<>();

    private HostileRequests() {}

    static List<HostileFile> all() {
        HostileRequests requests = new HostileRequests();
        requests.weakKeys();
        requests.proofs();
        requests.signatures();
        requests.algorithms();
        requests.structures();
        return requests.files;
    }

    private void weakKeys() {
        WeakKeys.all()
                .forEach((name, key) -> {
                    byte[] info = encoded(info(key, new DERSet()));
                    add("of key " + name, info, ECDSA, sign(PAIR, info));
                });
    }

    private void proofs() {
        byte[] info = encoded(info());
        byte[] good = sign(PAIR, info);
        byte[] flipped = good.clone();
        flipped[good.length - 1] ^= 1;
        refuse("signed by another key", info, sign(OTHER, info));
        refuse("one bit of the signature changed", info, flipped);
        refuse("signature of another request", info, sign(PAIR, encoded(infoOf("CN=b"))));
        refuse("key of another request", encoded(infoOf(OTHER)), good);
        refuse("name changed after signing", encoded(infoOf("CN=b")), good);
        refuse("empty signature", info, new byte[0]);
        refuse("signature of zeros", info, new byte[70]);
        refuse("signature r 0 s 0", info, rs(0, 0));
        refuse("signature r 1 s 1", info, rs(1, 1));
        refuse("signature with a byte behind it", info, Arrays.copyOf(good, good.length + 1));
        refuse("signature of 8,000 bytes", info, new byte[8000]);
        refuse("signature in p1363 form", info, new byte[64]);
    }

    private static byte[] rs(int r, int s) {
        return encoded(new DERSequence(new ASN1Encodable[] {integer(r), integer(s)}));
    }

    private static ASN1Integer integer(int value) {
        return new ASN1Integer(value);
    }

    private void signatures() {
        byte[] info = encoded(info());
        signed("sha-1", info, X9ObjectIdentifiers.ecdsa_with_SHA1, "SHA1withECDSA");
        signed("sha-224", info, X9ObjectIdentifiers.ecdsa_with_SHA224, "SHA224withECDSA");
        rsa("rsa sha-1", PKCSObjectIdentifiers.sha1WithRSAEncryption, "SHA1withRSA");
        rsa("rsa md5", PKCSObjectIdentifiers.md5WithRSAEncryption, "MD5withRSA");
        rsa("rsa md2", PKCSObjectIdentifiers.md2WithRSAEncryption, "MD2withRSA");
    }

    private void signed(String name, byte[] info, ASN1ObjectIdentifier oid, String jcaName) {
        byte[] signature = jca(jcaName, PAIR, info);
        add("signed with " + name, info, new AlgorithmIdentifier(oid), signature);
    }

    private void rsa(String name, ASN1ObjectIdentifier oid, String jcaName) {
        KeyPair pair = KeyPairs.generate(new KeyAlgorithm.Rsa(2048), TestCa.RANDOM);
        byte[] info = encoded(infoOf(pair));
        var identifier = new AlgorithmIdentifier(oid, DERNull.INSTANCE);
        add("signed with " + name, info, identifier, jca(jcaName, pair, info));
    }

    private void algorithms() {
        byte[] info = encoded(info());
        byte[] good = sign(PAIR, info);
        for (String name : List.of("rsa-3072", "ed25519", "ec-p384", "ml-dsa-65")) {
            byte[] identifier = Signatures.algorithmIdentifier(KeyAlgorithm.parse(name));
            add("algorithm of " + name, info, AlgorithmIdentifier.getInstance(identifier), good);
        }
        var unknown = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.3.4"));
        var none = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.6.2"));
        var nullParameter = new AlgorithmIdentifier(ECDSA.getAlgorithm(), DERNull.INSTANCE);
        add("an unknown algorithm", info, unknown, good);
        add("no signature (RFC 8951)", info, none, new byte[0]);
        add("ecdsa with a null parameter", info, nullParameter, good);
    }

    private void structures() {
        byte[] huge = new byte[60_000];
        Attribute attribute =
                new Attribute(
                        PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                        new DERSet(new DEROctetString(huge)));
        byte[] info = encoded(info(spki(PAIR), new DERSet(attribute)));
        files.add(file("60,000 bytes of attributes", request(info, ECDSA, sign(PAIR, info)), "is"));
        structure("of version 2", integer(1), new DERTaggedObject(false, 0, new DERSet()));
        structure("of version -1", integer(-1), new DERTaggedObject(false, 0, new DERSet()));
        structure(
                "with its attributes under tag 7", integer(0), new DERTaggedObject(7, integer(0)));
        structure("with an integer for attributes", integer(0), integer(0));
    }

    private void structure(String name, ASN1Integer version, ASN1Encodable attributes) {
        ASN1Encodable[] fields = {version, new X500Name("CN=a"), spki(PAIR), attributes};
        byte[] info = encoded(new DERSequence(fields));
        add(name, info, ECDSA, sign(PAIR, info));
    }

    private static CertificationRequestInfo info() {
        return info(spki(PAIR), new DERSet());
    }

    private static CertificationRequestInfo infoOf(KeyPair pair) {
        return info(spki(pair), new DERSet());
    }

    private static CertificationRequestInfo infoOf(String subject) {
        return new CertificationRequestInfo(new X500Name(subject), spki(PAIR), new DERSet());
    }

    private static CertificationRequestInfo info(SubjectPublicKeyInfo key, DERSet attributes) {
        return new CertificationRequestInfo(new X500Name("CN=a"), key, attributes);
    }

    private static SubjectPublicKeyInfo spki(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static byte[] sign(KeyPair pair, byte[] info) {
        return Signatures.sign(P256, pair.getPrivate(), info);
    }

    private static byte[] jca(String name, KeyPair pair, byte[] info) {
        try {
            Signature signer = Signature.getInstance(name);
            signer.initSign(pair.getPrivate());
            signer.update(info);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private void refuse(String name, byte[] info, byte[] signature) {
        files.add(file(name, request(info, ECDSA, signature), NO_PROOF));
    }

    private void add(String name, byte[] info, AlgorithmIdentifier algorithm, byte[] signature) {
        files.add(file(name, request(info, algorithm, signature), "line 1"));
    }

    private static HostileFile file(String name, byte[] request, String says) {
        return HostileFile.named(name, HostileFile.Kind.CSR)
                .text(Pem.encode(Pem.CERTIFICATE_REQUEST, request))
                .says(says);
    }

    private static byte[] request(byte[] info, AlgorithmIdentifier algorithm, byte[] signature) {
        try {
            ASN1Encodable[] parts = {
                org.bouncycastle.asn1.ASN1Primitive.fromByteArray(info),
                algorithm,
                new DERBitString(signature)
            };
            return encoded(new DERSequence(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

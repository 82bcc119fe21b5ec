package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Certificates and CRLs that are well-formed DER and cannot be understood as what they say.
final class HostileCertificates {

    private static final int VERSION = 0;
    private static final int SERIAL_NUMBER = 1;
    private static final int SIGNATURE = 2;
    private static final int ISSUER = 3;
    private static final int VALIDITY = 4;
    private static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    private static final AlgorithmIdentifier P256 =
            new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

    private final List<HostileFile> files = new ArrayList<>();

    private HostileCertificates() {}

    static List<HostileFile> all() {
        HostileCertificates certificates = new HostileCertificates();
        certificates.validities();
        certificates.fields();
        certificates.extensions();
        certificates.outer();
        certificates.sizes();
        certificates.crls();
        return certificates.files;
    }

    private void validities() {
        validity("ends before it begins", utc("300101000000Z"), utc("290101000000Z"));
        validity("begins in 1950", utc("500101000000Z"), utc("300101000000Z"));
        validity("month 13", utc("301301000000Z"), utc("310101000000Z"));
        validity("hour 25", utc("300101250000Z"), utc("310101000000Z"));
        validity("letters for a time", new DERUTF8String("yesterday"), utc("310101000000Z"));
        validity("empty time", DERNull.INSTANCE, utc("310101000000Z"));
        validity("numbers for times", new ASN1Integer(1), new ASN1Integer(2));
        change("no times", VALIDITY, new DERSequence());
    }

    private static ASN1Encodable utc(String text) {
        return new ASN1UTCTime(text);
    }

    private void validity(String name, ASN1Encodable notBefore, ASN1Encodable notAfter) {
        change(name, VALIDITY, new DERSequence(new ASN1Encodable[] {notBefore, notAfter}));
    }

    private void fields() {
        change("version 9", VERSION, new DERTaggedObject(0, new ASN1Integer(9)));
        change("version -1", VERSION, new DERTaggedObject(0, new ASN1Integer(-1)));
        change("version null", VERSION, new DERTaggedObject(0, DERNull.INSTANCE));
        change("serial number null", SERIAL_NUMBER, DERNull.INSTANCE);
        change("issuer null", ISSUER, DERNull.INSTANCE);
        change("issuer of integers", ISSUER, new DERSequence(new ASN1Integer(1)));
        change("key null", KEY, DERNull.INSTANCE);
        change("key empty", KEY, new DERSequence());
        change("signature algorithm empty", SIGNATURE, new DERSequence());
        change("key of no octets", KEY, new SubjectPublicKeyInfo(P256, new byte[0]));
    }

    private void extensions() {
        extension("extension of no sequence", new ASN1Integer(1));
        extension("empty extension", new DERSequence());
        ASN1Sequence first = (ASN1Sequence) extensionsOf().getObjectAt(0);
        extension("the same extension twice", first, first);
        extension("critical extension that is no der", basicConstraints(new byte[] {0x30, 0x7f}));
        change("extensions under tag 3 that are none", EXTENSIONS, tagged(new ASN1Integer(1)));
    }

    private static ASN1Sequence extensionsOf() {
        var tagged = (org.bouncycastle.asn1.ASN1TaggedObject) tbs().getObjectAt(EXTENSIONS);
        return ASN1Sequence.getInstance(tagged, true);
    }

    private static ASN1Encodable basicConstraints(byte[] value) {
        ASN1Encodable[] parts = {
            Extension.basicConstraints, ASN1Boolean.TRUE, new DEROctetString(value)
        };
        return new DERSequence(parts);
    }

    private void extension(String name, ASN1Encodable... extensions) {
        change(name, EXTENSIONS, tagged(new DERSequence(extensions)));
    }

    private static ASN1Encodable tagged(ASN1Encodable value) {
        return new DERTaggedObject(3, value);
    }

    private void outer() {
        ASN1Sequence good = certificate();
        ASN1Encodable tbs = good.getObjectAt(0);
        ASN1Encodable algorithm = good.getObjectAt(1);
        outer("without signature", tbs, algorithm);
        outer("only the inside", tbs);
        outer("a signature that is no bit string", tbs, algorithm, new DEROctetString(new byte[9]));
        outer("a fourth part", tbs, algorithm, good.getObjectAt(2), DERNull.INSTANCE);
        outer("inside out", good.getObjectAt(2), algorithm, tbs);
        outer("no algorithm", tbs, DERNull.INSTANCE, new DERBitString(new byte[9]));
        outer("empty inside", new DERSequence(), algorithm, good.getObjectAt(2));
    }

    private void sizes() {
        byte[] extension = encoded(new DEROctetString(new byte[70_000]));
        ASN1Encodable[] parts = {
            new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.2.3.4"), new DEROctetString(extension)
        };
        ASN1Sequence fields = with(EXTENSIONS, tagged(new DERSequence(new DERSequence(parts))));
        add("extension of 70,000 bytes", HostileFile.Kind.CERTIFICATE, fields, "is longer than");
        add("extension of 70,000 bytes", HostileFile.Kind.BUNDLE, fields, "more than 65536");
    }

    private void crls() {
        ASN1Sequence good = sequence(Sample.of(HostileFile.Kind.CRL).der());
        ASN1Sequence list = (ASN1Sequence) good.getObjectAt(0);
        crl("crl without times", good, without(without(list, 3), 3));
        crl("crl without issuer", good, without(list, 2));
        crl("crl of version 9", good, replaced(list, 0, new ASN1Integer(9)));
        crl("crl with an integer for its time", good, replaced(list, 3, new ASN1Integer(9)));
        crl(
                "crl with nulls for entries",
                good,
                replaced(list, 4, new DERSequence(DERNull.INSTANCE)));
        crl("crl that is empty", good, new DERSequence());
    }

    private void crl(String name, ASN1Sequence good, ASN1Sequence list) {
        String pem = Pem.encode(Pem.CRL, encoded(replaced(good, 0, list)));
        files.add(HostileFile.named(name, HostileFile.Kind.CRL).text(pem).says("line 1"));
    }

    private void change(String name, int field, ASN1Encodable value) {
        for (HostileFile.Kind kind :
                List.of(HostileFile.Kind.CERTIFICATE, HostileFile.Kind.BUNDLE)) {
            add(name, kind, with(field, value), "line 1");
        }
    }

    private static ASN1Sequence with(int field, ASN1Encodable value) {
        return replaced(certificate(), 0, replaced(tbs(), field, value));
    }

    private void outer(String name, ASN1Encodable... parts) {
        add(name, HostileFile.Kind.CERTIFICATE, new DERSequence(parts), "line 1");
    }

    private void add(String name, HostileFile.Kind kind, ASN1Sequence certificate, String says) {
        String pem = Pem.encode(Pem.CERTIFICATE, encoded(certificate));
        files.add(HostileFile.named(name, kind).text(pem).says(says));
    }

    private static ASN1Sequence certificate() {
        return sequence(Sample.of(HostileFile.Kind.CERTIFICATE).der());
    }

    private static ASN1Sequence tbs() {
        return (ASN1Sequence) certificate().getObjectAt(0);
    }

    private static ASN1Sequence sequence(byte[] der) {
        try {
            return (ASN1Sequence) ASN1Primitive.fromByteArray(der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ASN1Sequence replaced(ASN1Sequence old, int index, ASN1Encodable value) {
        ASN1Encodable[] parts = old.toArray();
        parts[index] = value;
        return new DERSequence(parts);
    }

    private static ASN1Sequence without(ASN1Sequence old, int index) {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        for (int i = 0; i < old.size(); i++) {
            if (i != index) {
                parts.add(old.getObjectAt(i));
            }
        }
        return new DERSequence(parts);
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

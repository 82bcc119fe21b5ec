package org.lockward.pki.testing;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// A node certificate of a real CA with something changed before it was signed: what a CA without
/// our lints could have issued.
public final class Forgery {

    private static final int VERSION = 0;
    private static final int SERIAL_NUMBER = 1;
    private static final int SIGNATURE = 2;
    private static final int ISSUER = 3;
    private static final int VALIDITY = 4;
    private static final int SUBJECT = 5;
    private static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    private final TestCa ca;
    private final ASN1Encodable[] fields;
    private final List<Extension> extensions = new ArrayList<>();

    private Forgery(TestCa ca, ASN1Sequence tbs) {
        this.ca = ca;
        fields = tbs.toArray();
        var tagged = (org.bouncycastle.asn1.ASN1TaggedObject) fields[EXTENSIONS];
        Extensions all = Extensions.getInstance(tagged, true);
        for (ASN1ObjectIdentifier oid : all.getExtensionOIDs()) {
            extensions.add(all.getExtension(oid));
        }
    }

    /// Begins with a good one.
    public static Forgery of(TestCa ca, X509Certificate good) {
        try {
            return new Forgery(ca, ASN1Sequence.getInstance(good.getTBSCertificate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Forgery version(int version) {
        return field(VERSION, new DERTaggedObject(0, new ASN1Integer(version)));
    }

    public Forgery serialNumber(BigInteger value) {
        return field(SERIAL_NUMBER, new ASN1Integer(value));
    }

    public Forgery signature(ASN1Encodable algorithm) {
        return field(SIGNATURE, algorithm);
    }

    public Forgery issuer(String name) {
        return field(ISSUER, new X500Name(name));
    }

    public Forgery validity(ASN1Encodable notBefore, ASN1Encodable notAfter) {
        return field(VALIDITY, new DERSequence(new ASN1Encodable[] {notBefore, notAfter}));
    }

    public Forgery subject(X500Name name) {
        return field(SUBJECT, name);
    }

    public Forgery key(SubjectPublicKeyInfo key) {
        return field(KEY, key);
    }

    private Forgery field(int index, ASN1Encodable value) {
        fields[index] = value;
        return this;
    }

    public Forgery without(ASN1ObjectIdentifier extension) {
        extensions.removeIf(e -> e.getExtnId().equals(extension));
        return this;
    }

    public Forgery replaced(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        return replaced(oid, critical, encoded(value));
    }

    public Forgery replaced(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
        without(oid);
        extensions.add(new Extension(oid, critical, value));
        return this;
    }

    /// The same value, critical or not.
    public Forgery critical(ASN1ObjectIdentifier oid, boolean critical) {
        Extension old =
                extensions.stream()
                        .filter(e -> e.getExtnId().equals(oid))
                        .findFirst()
                        .orElseThrow();
        return replaced(oid, critical, old.getExtnValue().getOctets());
    }

    /// Signed by the CA, faultlessly, as a PEM file.
    public byte[] signed() {
        ASN1EncodableVector tbs = new ASN1EncodableVector();
        for (int i = 0; i < EXTENSIONS; i++) {
            tbs.add(fields[i]);
        }
        if (!extensions.isEmpty()) {
            var all = new Extensions(extensions.toArray(Extension[]::new));
            tbs.add(new DERTaggedObject(3, all));
        }
        var algorithm = ca.certificate().keyAlgorithm();
        byte[] content = encoded(new DERSequence(tbs));
        byte[] der = Signatures.signed(algorithm, ca.pair().getPrivate(), content);
        return Pem.encode(Pem.CERTIFICATE, der).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

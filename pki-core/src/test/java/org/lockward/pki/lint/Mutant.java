package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A good TBSCertificate with one thing changed.
final class Mutant {

    static final int VERSION = 0;
    static final int SERIAL_NUMBER = 1;
    static final int SIGNATURE = 2;
    static final int ISSUER = 3;
    static final int VALIDITY = 4;
    static final int SUBJECT = 5;
    static final int PUBLIC_KEY = 6;
    private static final int EXTENSIONS = 7;

    private final List<ASN1Encodable> fields = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();

    Mutant(byte[] tbsCertificate) {
        ASN1Sequence.getInstance(tbsCertificate).forEach(fields::add);
        var tagged = (ASN1TaggedObject) fields.remove(EXTENSIONS);
        ASN1Sequence.getInstance(tagged, true)
                .forEach(e -> extensions.add(Extension.getInstance(e)));
    }

    Mutant field(int index, ASN1Encodable value) {
        fields.set(index, value);
        return this;
    }

    Mutant add(ASN1Encodable field) {
        fields.add(field);
        return this;
    }

    Mutant extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        Extension changed = new Extension(id, critical, octets(value));
        extensions.replaceAll(e -> e.getExtnId().equals(id) ? changed : e);
        return extensions.contains(changed) ? this : add(changed);
    }

    private Mutant add(Extension extension) {
        extensions.add(extension);
        return this;
    }

    private static DEROctetString octets(ASN1Encodable value) {
        try {
            return new DEROctetString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Mutant without(ASN1ObjectIdentifier id) {
        extensions.removeIf(e -> e.getExtnId().equals(id));
        return this;
    }

    Mutant twice(ASN1ObjectIdentifier id) {
        return add(
                extensions.stream()
                        .filter(e -> e.getExtnId().equals(id))
                        .findFirst()
                        .orElseThrow());
    }

    /// The same extension with its criticality turned round.
    Mutant turned(ASN1ObjectIdentifier id) {
        extensions.replaceAll(e ->
                e.getExtnId().equals(id)
                        ? new Extension(id, !e.isCritical(), e.getExtnValue())
                        : e);
        return this;
    }

    byte[] encoded() throws IOException {
        ASN1EncodableVector all = new ASN1EncodableVector();
        fields.forEach(all::add);
        var list = new DERSequence(extensions.toArray(new ASN1Encodable[0]));
        all.add(new DERTaggedObject(true, 3, list));
        return new DERSequence(all).getEncoded("DER");
    }
}

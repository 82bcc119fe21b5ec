package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.lockward.pki.certificate.CaCertificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A TBSCertificate that is not signed yet, taken apart no further than ASN.1, so that a lint sees
/// what will be signed and not what a parser makes of it.
///
/// ```
/// TBSCertificate ::= SEQUENCE { version [0], serialNumber, signature, issuer, validity, subject,
///   subjectPublicKeyInfo, issuerUniqueID [1], subjectUniqueID [2], extensions [3] }
/// ```
public final class Draft {

    private static final int EXTENSIONS_TAG = 3;

    private final ASN1Sequence fields;
    private final int firstField;
    private final List<Extension> extensions;
    private final Optional<CaCertificate> issuer;

    /// Takes a TBSCertificate apart; the issuer is empty for a root, which issues itself.
    public Draft(byte[] tbsCertificate, Optional<CaCertificate> issuer) {
        fields = ASN1Sequence.getInstance(tbsCertificate);
        firstField = fields.getObjectAt(0) instanceof ASN1TaggedObject ? 1 : 0;
        extensions = readExtensions();
        this.issuer = issuer;
    }

    private List<Extension> readExtensions() {
        List<Extension> found = new ArrayList<>();
        tagged(EXTENSIONS_TAG)
                .ifPresent(t ->
                        ASN1Sequence.getInstance(t, true)
                                .forEach(e -> found.add(Extension.getInstance(e))));
        return List.copyOf(found);
    }

    private Optional<ASN1TaggedObject> tagged(int tag) {
        for (ASN1Encodable field : fields) {
            if (field instanceof ASN1TaggedObject t && t.getTagNo() == tag) {
                return Optional.of(t);
            }
        }
        return Optional.empty();
    }

    Optional<CaCertificate> issuer() {
        return issuer;
    }

    /// Empty for v1, whose version is left out.
    Optional<Integer> version() {
        return tagged(0).map(t -> ASN1Integer.getInstance(t, true).intValueExact());
    }

    ASN1Integer serialNumber() {
        return ASN1Integer.getInstance(field(0));
    }

    byte[] signatureAlgorithm() {
        return encoded(field(1));
    }

    byte[] issuerName() {
        return encoded(field(2));
    }

    ASN1Sequence validity() {
        return ASN1Sequence.getInstance(field(3));
    }

    ASN1Sequence subject() {
        return ASN1Sequence.getInstance(field(4));
    }

    SubjectPublicKeyInfo publicKey() {
        return SubjectPublicKeyInfo.getInstance(field(5));
    }

    private ASN1Encodable field(int index) {
        return fields.getObjectAt(firstField + index);
    }

    boolean hasUniqueIdentifiers() {
        return tagged(1).isPresent() || tagged(2).isPresent();
    }

    List<Extension> extensions() {
        return extensions;
    }

    Optional<Extension> extension(ASN1ObjectIdentifier id) {
        return extensions.stream().filter(e -> e.getExtnId().equals(id)).findFirst();
    }

    /// Whether basicConstraints says CA:TRUE.
    boolean isCa() {
        return extension(Extension.basicConstraints)
                .map(e -> ASN1Sequence.getInstance(value(e)))
                .filter(s -> s.size() > 0)
                .isPresent();
    }

    static ASN1Primitive value(Extension extension) {
        try {
            return ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets());
        } catch (IOException e) {
            throw new IllegalArgumentException("extension " + extension.getExtnId().getId(), e);
        }
    }

    static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalArgumentException("not DER", e);
        }
    }

    /// The bits of keyUsage, empty without the extension.
    Optional<ASN1BitString> keyUsage() {
        return extension(Extension.keyUsage).map(e -> ASN1BitString.getInstance(value(e)));
    }
}

package org.lockward.pki.certificate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.jspecify.annotations.Nullable;
import org.lockward.pki.pem.Der;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What really stands in a certificate, any certificate: its fields before the JDK has put them
/// right.
///
/// The JDK drops a non-critical extension that it cannot parse and tells nobody; here each method
/// throws `IllegalArgumentException` (or its kind) when what it is asked for is malformed.
public final class CertificateFields {

    private final Certificate certificate;
    private final Map<String, Extension> extensions = new LinkedHashMap<>();

    private CertificateFields(Certificate certificate) {
        this.certificate = certificate;
        var tbs = ASN1Sequence.getInstance(certificate.getTBSCertificate());
        var last = tbs.getObjectAt(tbs.size() - 1);
        if (last instanceof ASN1TaggedObject t && t.getTagNo() == 3) {
            for (var element : ASN1Sequence.getInstance(t, true)) {
                Extension extension = Extension.getInstance(element);
                if (extensions.put(extension.getExtnId().getId(), extension) != null) {
                    throw new IllegalArgumentException(
                            "extension " + extension.getExtnId().getId() + " is there twice");
                }
            }
        }
    }

    /// Takes it apart.
    public static CertificateFields of(X509Certificate certificate) {
        try {
            byte[] der = certificate.getEncoded();
            Der.check(der, "certificate");
            return new CertificateFields(Certificate.getInstance(der));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /// 1, 2 or 3.
    public int version() {
        return certificate.getVersionNumber();
    }

    /// As encoded, also when it is zero, negative or too long.
    public BigInteger serialNumber() {
        return certificate.getSerialNumber().getValue();
    }

    /// The AlgorithmIdentifier beside the signature, DER.
    public byte[] signatureAlgorithm() {
        return encoded(certificate.getSignatureAlgorithm().toASN1Primitive());
    }

    /// RFC 5280, section 4.1.1.2: "This field MUST contain the same algorithm identifier as the
    /// signature field in the sequence tbsCertificate".
    public boolean signatureAlgorithmsAgree() {
        return certificate
                .getSignatureAlgorithm()
                .equals(certificate.getTBSCertificate().getSignature());
    }

    private static byte[] encoded(ASN1Primitive value) {
        try {
            return value.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalArgumentException("not DER", e);
        }
    }

    /// In the order of the subject, of whatever string type.
    public List<String> commonNames() {
        return Arrays.stream(certificate.getSubject().getRDNs())
                .map(RDN::getTypesAndValues)
                .flatMap(Arrays::stream)
                .filter(a -> a.getType().equals(BCStyle.CN))
                .map(a -> ((ASN1String) a.getValue()).getString())
                .toList();
    }

    /// Whether the subject has no attribute at all.
    public boolean subjectIsEmpty() {
        return isEmpty(certificate.getSubject());
    }

    /// Whether the issuer has no attribute at all.
    public boolean issuerIsEmpty() {
        return isEmpty(certificate.getIssuer());
    }

    private static boolean isEmpty(X500Name name) {
        return name.getRDNs().length == 0;
    }

    /// The OIDs of its extensions in their order, with whether each is critical.
    public Map<String, Boolean> extensions() {
        Map<String, Boolean> critical = new LinkedHashMap<>();
        extensions.forEach((oid, extension) -> critical.put(oid, extension.isCritical()));
        return Collections.unmodifiableMap(critical);
    }

    private Optional<ASN1Primitive> value(ASN1ObjectIdentifier id) {
        return Optional.ofNullable(extensions.get(id.getId())).map(CertificateFields::value);
    }

    private static ASN1Primitive value(Extension extension) {
        try {
            return ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets());
        } catch (IOException e) {
            throw new IllegalArgumentException("extension " + extension.getExtnId().getId(), e);
        }
    }

    /// Whether basicConstraints says CA:TRUE.
    public boolean isCa() {
        return value(Extension.basicConstraints)
                .map(v -> BasicConstraints.getInstance(v).isCA())
                .orElse(false);
    }

    public Optional<byte[]> subjectKeyIdentifier() {
        return value(Extension.subjectKeyIdentifier)
                .map(v -> ASN1OctetString.getInstance(v).getOctets());
    }

    public Optional<AuthorityKey> authorityKeyIdentifier() {
        return value(Extension.authorityKeyIdentifier)
                .map(AuthorityKeyIdentifier::getInstance)
                .map(a ->
                        new AuthorityKey(
                                Optional.ofNullable(a.getKeyIdentifierOctets()),
                                a.getAuthorityCertIssuer() != null
                                        || a.getAuthorityCertSerialNumber() != null));
    }

    /// authorityKeyIdentifier.
    ///
    /// @param namesCertificate whether it names issuer or serial number too
    public record AuthorityKey(Optional<byte[]> keyIdentifier, boolean namesCertificate) {}

    /// The purposes by OID; empty without the extension.
    public List<String> extendedKeyUsage() {
        return value(Extension.extendedKeyUsage)
                .map(ASN1Sequence::getInstance)
                .map(CertificateFields::oids)
                .orElse(List.of());
    }

    private static List<String> oids(ASN1Sequence sequence) {
        List<String> oids = new ArrayList<>();
        sequence.forEach(e -> oids.add(ASN1ObjectIdentifier.getInstance(e).getId()));
        return List.copyOf(oids);
    }

    /// The subjectAltName; empty without the extension.
    public List<RawName> alternativeNames() {
        return value(Extension.subjectAlternativeName).stream()
                .flatMap(v -> Arrays.stream(GeneralNames.getInstance(v).getNames()))
                .map(RawName::of)
                .toList();
    }

    /// nameConstraints, if any.
    public Optional<Subtrees> nameConstraints() {
        return value(Extension.nameConstraints)
                .map(NameConstraints::getInstance)
                .map(n ->
                        new Subtrees(
                                names(n.getPermittedSubtrees()), names(n.getExcludedSubtrees())));
    }

    private static List<RawName> names(GeneralSubtree @Nullable [] trees) {
        return trees == null
                ? List.of()
                : Arrays.stream(trees).map(GeneralSubtree::getBase).map(RawName::of).toList();
    }

    /// nameConstraints.
    public record Subtrees(List<RawName> permitted, List<RawName> excluded) {
        public Subtrees {
            permitted = List.copyOf(permitted);
            excluded = List.copyOf(excluded);
        }
    }

    /// authorityInfoAccess: the locations; empty without the extension.
    public List<RawName> authorityInfoAccess() {
        return value(Extension.authorityInfoAccess).stream()
                .flatMap(v ->
                        Arrays.stream(
                                AuthorityInformationAccess.getInstance(v).getAccessDescriptions()))
                .map(d -> RawName.of(d.getAccessLocation()))
                .toList();
    }
}

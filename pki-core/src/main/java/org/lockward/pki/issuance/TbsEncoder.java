package org.lockward.pki.issuance;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.DistinguishedName;
import org.lockward.pki.name.GeneralName;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Date;

/// TBSCertificate (RFC 5280, section 4.1) in DER.
final class TbsEncoder {

    private final byte[] issuerName;
    private final byte[] issuerKeyIdentifier;
    private final KeyAlgorithm issuerAlgorithm;

    /// For certificates signed by this CA.
    TbsEncoder(CaCertificate issuer) {
        issuerName = issuer.certificate().getSubjectX500Principal().getEncoded();
        issuerKeyIdentifier = issuer.subjectKeyIdentifier();
        issuerAlgorithm = issuer.keyAlgorithm();
    }

    /// For a certificate that its own key signs.
    TbsEncoder(DistinguishedName self, PublicKey key) {
        issuerName = self.principal().getEncoded();
        issuerKeyIdentifier = PublicKeys.keyIdentifier(key.getEncoded());
        issuerAlgorithm = PublicKeys.algorithm(key).orElseThrow();
    }

    byte[] encode(TbsCertificate certificate) {
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        tbs.setSerialNumber(new ASN1Integer(certificate.serialNumber().value()));
        tbs.setSignature(
                AlgorithmIdentifier.getInstance(Signatures.algorithmIdentifier(issuerAlgorithm)));
        tbs.setIssuer(X500Name.getInstance(issuerName));
        tbs.setStartDate(new Time(Date.from(certificate.validity().notBefore())));
        tbs.setEndDate(new Time(Date.from(certificate.validity().notAfter())));
        tbs.setSubject(X500Name.getInstance(certificate.subject().principal().getEncoded()));
        tbs.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(certificate.publicKey().getEncoded()));
        try {
            tbs.setExtensions(extensions(certificate).generate());
            return tbs.generateTBSCertificate().getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("values that were checked encode", e);
        }
    }

    private ExtensionsGenerator extensions(TbsCertificate certificate) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, basicConstraints(certificate));
        extensions.addExtension(Extension.keyUsage, true, keyUsage(certificate));
        if (!certificate.profile().extendedKeyUsage().isEmpty()) {
            extensions.addExtension(
                    Extension.extendedKeyUsage, false, extendedKeyUsage(certificate));
        }
        if (!certificate.names().isEmpty()) {
            extensions.addExtension(
                    Extension.subjectAlternativeName, false, alternativeNames(certificate));
        }
        byte[] identifier = PublicKeys.keyIdentifier(certificate.publicKey().getEncoded());
        extensions.addExtension(
                Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier));
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuerKeyIdentifier));
        return extensions;
    }

    private static ASN1Encodable basicConstraints(TbsCertificate certificate) {
        return certificate.profile().isCa()
                ? new BasicConstraints(certificate.profile().pathLength().getAsInt())
                : new BasicConstraints(false);
    }

    /// BC numbers the bits of an octet from its right end, RFC 5280 from its left.
    private static ASN1Encodable keyUsage(TbsCertificate certificate) {
        KeyAlgorithm algorithm = PublicKeys.algorithm(certificate.publicKey()).orElseThrow();
        int bits = 0;
        for (var usage : certificate.profile().keyUsage(algorithm)) {
            bits |= 0x80 >> usage.bit();
        }
        return new org.bouncycastle.asn1.x509.KeyUsage(bits);
    }

    private static ASN1Encodable extendedKeyUsage(TbsCertificate certificate) {
        return new ExtendedKeyUsage(
                certificate.profile().extendedKeyUsage().stream()
                        .map(u -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(u.oid())))
                        .toArray(KeyPurposeId[]::new));
    }

    private static ASN1Encodable alternativeNames(TbsCertificate certificate) {
        return new GeneralNames(
                certificate.names().stream()
                        .map(TbsEncoder::alternativeName)
                        .toArray(org.bouncycastle.asn1.x509.GeneralName[]::new));
    }

    private static org.bouncycastle.asn1.x509.GeneralName alternativeName(GeneralName name) {
        return switch (name) {
            case GeneralName.Dns dns ->
                    new org.bouncycastle.asn1.x509.GeneralName(
                            org.bouncycastle.asn1.x509.GeneralName.dNSName, dns.value());
            case GeneralName.Ip ip ->
                    new org.bouncycastle.asn1.x509.GeneralName(
                            org.bouncycastle.asn1.x509.GeneralName.iPAddress, ip.value());
            case GeneralName.Uri uri ->
                    new org.bouncycastle.asn1.x509.GeneralName(
                            org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
                            uri.value());
            case GeneralName.Email email ->
                    new org.bouncycastle.asn1.x509.GeneralName(
                            org.bouncycastle.asn1.x509.GeneralName.rfc822Name, email.value());
        };
    }
}

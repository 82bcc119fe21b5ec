package org.lockward.pki.certificate;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.security.auth.x500.X500Principal;

/// Reads facts, and makes a warning of what cannot be read.
final class FactFinder {

    private static final HexFormat HEX = HexFormat.of();

    private final List<String> warnings = new ArrayList<>();

    private FactFinder() {}

    static FileFacts certificate(PemBlock block) {
        X509Certificate certificate = CertificateFile.certificate(block);
        try {
            CertificateFields fields = CertificateFields.of(certificate);
            return new FactFinder().facts(certificate, fields);
        } catch (RuntimeException e) {
            throw block.malformed("certificate", e);
        }
    }

    private FileFacts facts(X509Certificate certificate, CertificateFields fields) {
        byte[] spki = certificate.getPublicKey().getEncoded();
        checkSignature(fields);
        checkKey(spki);
        if (fields.serialNumber().signum() <= 0) {
            warnings.add("the serial number is not positive");
        }
        return new FileFacts.CertificateFacts(
                certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
                certificate.getIssuerX500Principal().getName(X500Principal.RFC2253),
                hex(fields.serialNumber()),
                Validity.of(certificate),
                read("public key", "unknown", () -> PublicKeys.describe(spki)),
                certificate.getSigAlgName(),
                read("basicConstraints", false, fields::isCa),
                KeyUsage.of(certificate).stream().map(KeyUsage::text).toList(),
                read("extKeyUsage", List.of(), () -> purposes(fields)),
                read("subjectAltName", List.of(), () -> texts(fields.alternativeNames())),
                read("subjectKeyIdentifier", "", () -> hex(fields.subjectKeyIdentifier())),
                read("authorityKeyIdentifier", "", () -> hex(authorityKey(fields))),
                Fingerprint.of(certificate),
                Fingerprint.of(spki).hex(),
                List.copyOf(warnings));
    }

    private void checkSignature(CertificateFields fields) {
        if (!Signatures.isTrusted(fields.signatureAlgorithm())) {
            warnings.add("signed with an algorithm that we do not trust");
        }
        if (!fields.signatureAlgorithmsAgree()) {
            warnings.add("names two different signature algorithms");
        }
    }

    private void checkKey(byte[] spki) {
        read("public key", Optional.<String>empty(), () -> PublicKeys.weakness(spki))
                .ifPresent(w -> warnings.add("weak key: " + w));
    }

    private <T> T read(String what, T otherwise, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (RuntimeException e) {
            warnings.add("malformed " + what);
            return otherwise;
        }
    }

    private static String hex(BigInteger serial) {
        String digits = serial.abs().toString(16);
        String even = digits.length() % 2 == 0 ? digits : "0" + digits;
        return serial.signum() < 0 ? "-" + even : even;
    }

    private static String hex(Optional<byte[]> octets) {
        return octets.map(HEX::formatHex).orElse("");
    }

    private static Optional<byte[]> authorityKey(CertificateFields fields) {
        return fields.authorityKeyIdentifier()
                .flatMap(CertificateFields.AuthorityKey::keyIdentifier);
    }

    private static List<String> purposes(CertificateFields fields) {
        return fields.extendedKeyUsage().stream()
                .map(o -> ExtendedKeyUsage.ofOid(o).map(ExtendedKeyUsage::text).orElse(o))
                .toList();
    }

    private static List<String> texts(List<RawName> names) {
        return names.stream().map(RawName::text).toList();
    }

    static FileFacts request(PemBlock block) {
        try {
            block.requireAtMost(Pem.MAX_SINGLE);
            return new FactFinder().facts(new PKCS10CertificationRequest(block.der()));
        } catch (IOException | RuntimeException e) {
            throw block.malformed("certification request", e);
        }
    }

    private FileFacts facts(PKCS10CertificationRequest request) throws IOException {
        byte[] spki = request.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER);
        byte[] subject = request.getSubject().getEncoded(ASN1Encoding.DER);
        checkKey(spki);
        boolean proven = read("signature", false, () -> isProven(request, spki));
        return new FileFacts.RequestFacts(
                new X500Principal(subject).getName(X500Principal.RFC2253),
                read("public key", "unknown", () -> PublicKeys.describe(spki)),
                read("subjectAltName", List.of(), () -> texts(requestedNames(request))),
                proven,
                Fingerprint.of(spki).hex(),
                List.copyOf(warnings));
    }

    private static boolean isProven(PKCS10CertificationRequest request, byte[] spki) {
        try {
            return Signatures.verify(
                    request.getSignatureAlgorithm().getEncoded(ASN1Encoding.DER),
                    PublicKeys.decode(spki, "request"),
                    request.toASN1Structure()
                            .getCertificationRequestInfo()
                            .getEncoded(ASN1Encoding.DER),
                    request.getSignature());
        } catch (IOException e) {
            throw new IllegalArgumentException("not DER", e);
        }
    }

    private static List<RawName> requestedNames(PKCS10CertificationRequest request) {
        return Arrays.stream(
                        request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest))
                .flatMap(a -> Arrays.stream(a.getAttributeValues()))
                .map(Extensions::getInstance)
                .flatMap(e -> Stream.ofNullable(e.getExtension(Extension.subjectAlternativeName)))
                .flatMap(
                        e -> Arrays.stream(GeneralNames.getInstance(e.getParsedValue()).getNames()))
                .map(RawName::of)
                .toList();
    }

    static FileFacts crl(PemBlock block) {
        X509CRL crl = CertificateFile.crl(block);
        try {
            return new FileFacts.CrlFacts(
                    crl.getIssuerX500Principal().getName(X500Principal.RFC2253),
                    CrlFields.number(crl),
                    crl.getThisUpdate().toInstant(),
                    Optional.ofNullable(crl.getNextUpdate()).map(d -> d.toInstant()),
                    revoked(crl),
                    Fingerprint.of(crl.getEncoded()));
        } catch (CRLException | RuntimeException e) {
            throw block.malformed("CRL", e);
        }
    }

    private static List<String> revoked(X509CRL crl) {
        return Stream.ofNullable(crl.getRevokedCertificates())
                .flatMap(r -> r.stream().map(X509CRLEntry::getSerialNumber))
                .sorted()
                .map(FactFinder::hex)
                .toList();
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.certificate.ExtendedKeyUsage;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.PublicKeys;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What stands in a certificate, for people and for programs. It may be anybody's, so nothing is
/// taken for granted: not even a positive serial number.
final class CertificateFacts {

    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

    private CertificateFacts() {}

    static Map<String, Object> of(X509Certificate certificate, Instant now) {
        Validity validity = Validity.of(certificate);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("subject", certificate.getSubjectX500Principal().getName());
        facts.put("issuer", certificate.getIssuerX500Principal().getName());
        facts.put("serial_number", hex(certificate.getSerialNumber()));
        facts.put("not_before", validity.notBefore());
        facts.put("not_after", validity.notAfter());
        facts.put("days_left", Days.left(validity.notAfter(), now));
        facts.put("subject_alt_names", subjectAltNames(certificate));
        facts.put("key", PublicKeys.describe(certificate.getPublicKey()));
        facts.put("signature_algorithm", certificate.getSigAlgName());
        facts.put("key_usage", KeyUsage.of(certificate).stream().map(KeyUsage::text).toList());
        facts.put("extended_key_usage", extendedKeyUsage(certificate));
        facts.put("is_ca", certificate.getBasicConstraints() >= 0);
        facts.put("subject_key_identifier", keyIdentifier(certificate));
        facts.put("sha256", Fingerprint.of(certificate));
        facts.put("spki_sha256", PublicKeys.spkiSha256(certificate.getPublicKey()));
        return facts;
    }

    static String hex(BigInteger serial) {
        String digits = serial.abs().toString(16);
        return (serial.signum() < 0 ? "-" : "") + (digits.length() % 2 == 0 ? "" : "0") + digits;
    }

    private static List<String> extendedKeyUsage(X509Certificate certificate) {
        try {
            List<String> oids =
                    Objects.requireNonNullElse(certificate.getExtendedKeyUsage(), List.of());
            return oids.stream()
                    .map(o -> ExtendedKeyUsage.ofOid(o).map(ExtendedKeyUsage::text).orElse(o))
                    .toList();
        } catch (CertificateParsingException e) {
            return List.of("unreadable");
        }
    }

    /// An OCTET STRING inside of the extension's OCTET STRING; both have short lengths.
    private static String keyIdentifier(X509Certificate certificate) {
        byte[] value = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
        return value == null || value.length < 5
                ? ""
                : HexFormat.of().formatHex(value, 4, value.length);
    }

    /// As our options write them: `dns:node-a.example`.
    static List<String> subjectAltNames(X509Certificate certificate) {
        try {
            List<String> names = new ArrayList<>();
            var entries = certificate.getSubjectAlternativeNames();
            for (List<?> entry : Objects.requireNonNullElse(entries, List.<List<?>>of())) {
                names.add(kind(entry.get(0)) + ":" + value(entry.get(1)));
            }
            return names;
        } catch (CertificateParsingException e) {
            return List.of("unreadable");
        }
    }

    /// GeneralName's tags (RFC 5280, section 4.2.1.6).
    private static String kind(Object tag) {
        return switch (tag) {
            case Integer n when n == 1 -> "email";
            case Integer n when n == 2 -> "dns";
            case Integer n when n == 4 -> "dn";
            case Integer n when n == 6 -> "uri";
            case Integer n when n == 7 -> "ip";
            case Integer n when n == 8 -> "oid";
            default -> "other";
        };
    }

    private static String value(Object value) {
        return value instanceof byte[] der ? HexFormat.of().formatHex(der) : value.toString();
    }
}

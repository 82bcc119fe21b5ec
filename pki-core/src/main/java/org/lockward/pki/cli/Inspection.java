package org.lockward.pki.cli;

import org.lockward.pki.certificate.FileFacts;
import org.lockward.pki.certificate.FileFacts.CertificateFacts;
import org.lockward.pki.certificate.FileFacts.CrlFacts;
import org.lockward.pki.certificate.FileFacts.KeyFacts;
import org.lockward.pki.certificate.FileFacts.RequestFacts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands in a file, for people and for programs.
///
/// @param kind for people: `private key`
/// @param fields snake_case names with their values
record Inspection(String kind, Map<String, Object> fields) {

    private static final String SCHEMA = "lockward.inspection/v1";

    static Inspection of(FileFacts facts, Instant now) {
        return switch (facts) {
            case CertificateFacts certificate ->
                    new Inspection("certificate", certificate(certificate, now));
            case RequestFacts request -> new Inspection("certification request", request(request));
            case CrlFacts crl -> new Inspection("certificate revocation list", crl(crl));
            case KeyFacts key ->
                    new Inspection(
                            key.encrypted() ? "encrypted private key" : "private key",
                            Map.of("description", key.description()));
        };
    }

    private static Map<String, Object> certificate(CertificateFacts facts, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", facts.subject());
        fields.put("issuer", facts.issuer());
        fields.put("serial_number", facts.serialNumber());
        fields.put("not_before", facts.validity().notBefore());
        fields.put("not_after", facts.validity().notAfter());
        fields.put("days_left", Days.left(facts.validity().notAfter(), now));
        fields.put("subject_alt_names", facts.names());
        fields.put("public_key", facts.publicKey());
        fields.put("signature_algorithm", facts.signatureAlgorithm());
        fields.put("is_ca", facts.isCa());
        fields.put("key_usage", facts.keyUsage());
        fields.put("extended_key_usage", facts.extendedKeyUsage());
        fields.put("subject_key_identifier", facts.subjectKeyIdentifier());
        fields.put("authority_key_identifier", facts.authorityKeyIdentifier());
        fields.put("sha256", facts.sha256());
        fields.put("spki_sha256", facts.spkiSha256());
        fields.put("warnings", facts.warnings());
        return fields;
    }

    private static Map<String, Object> request(RequestFacts facts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", facts.subject());
        fields.put("subject_alt_names", facts.names());
        fields.put("public_key", facts.publicKey());
        fields.put("signed_by_its_own_key", facts.possessionProven());
        fields.put("spki_sha256", facts.spkiSha256());
        fields.put("warnings", facts.warnings());
        return fields;
    }

    private static Map<String, Object> crl(CrlFacts facts) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("issuer", facts.issuer());
        fields.put("crl_number", facts.number().map(Object::toString));
        fields.put("this_update", facts.thisUpdate());
        fields.put("next_update", facts.nextUpdate());
        fields.put("revoked_serial_numbers", facts.revoked());
        fields.put("sha256", facts.sha256());
        return fields;
    }

    /// @param where the file, or the service, and which of several
    Result.One result(String where) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", kind.replace(' ', '_'));
        all.put("position", where);
        all.putAll(fields);
        List<List<String>> lines = new ArrayList<>();
        fields.forEach((name, value) -> lines.add(List.of("  " + words(name), plain(value))));
        List<String> text = new ArrayList<>();
        text.add(kind + " (" + where + ")");
        text.addAll(Table.pairs(lines));
        return new Result.One(SCHEMA, all, text);
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }

    private static String plain(Object value) {
        return switch (value) {
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list -> String.join(", ", list.stream().map(Object::toString).toList());
            case Optional<?> optional -> optional.map(Object::toString).orElse("none");
            case Boolean truth -> truth ? "yes" : "no";
            default -> value.toString();
        };
    }
}

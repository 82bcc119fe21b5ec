package org.lockward.pki.cli;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.Printable;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What stands in one block of a PEM file.
final class Inspection {

    private static final String SCHEMA = "lockward.inspection/v1";

    private Inspection() {}

    static Result.One of(PemBlock block, Instant now) {
        return switch (block.label()) {
            case Pem.CERTIFICATE ->
                    certificate(CertificateFile.certificate(block), block.position(), now);
            case Pem.CRL -> crl(CertificateFile.crl(block), block.position());
            case Pem.CERTIFICATE_REQUEST -> request(block);
            case Pem.PRIVATE_KEY -> privateKey(block);
            case Pem.ENCRYPTED_PRIVATE_KEY ->
                    one("encrypted private key", block.position(), Map.of());
            default ->
                    throw new PkiException.InvalidInput(
                            new Problem(
                                    block.position() + " is " + Printable.quote(block.label()),
                                    "we read certificates, requests, CRLs and PKCS#8 keys",
                                    ""));
        };
    }

    static Result.One certificate(X509Certificate certificate, String where, Instant now) {
        Map<String, Object> facts = CertificateFacts.of(certificate, now);
        Validity validity = Validity.of(certificate);
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("  subject", text(facts, "subject")));
        lines.add(List.of("  issuer", text(facts, "issuer")));
        lines.add(List.of("  serial number", text(facts, "serial_number")));
        lines.add(
                List.of(
                        "  valid",
                        validity.notBefore()
                                + " to "
                                + validity.notAfter()
                                + ", ends "
                                + Days.inWords(validity.notAfter(), now)));
        lines.add(List.of("  names", text(facts, "subject_alt_names")));
        lines.add(List.of("  key", text(facts, "key")));
        lines.add(List.of("  signed with", text(facts, "signature_algorithm")));
        lines.add(List.of("  key usage", text(facts, "key_usage")));
        lines.add(List.of("  purposes", text(facts, "extended_key_usage")));
        lines.add(List.of("  is a CA", certificate.getBasicConstraints() >= 0 ? "yes" : "no"));
        lines.add(List.of("  sha256", text(facts, "sha256")));
        return one("certificate", where, facts, lines);
    }

    private static Result.One crl(X509CRL crl, String where) {
        Set<? extends X509CRLEntry> entries =
                Optional.<Set<? extends X509CRLEntry>>ofNullable(crl.getRevokedCertificates())
                        .orElse(Set.of());
        List<String> serials =
                entries.stream()
                        .map(e -> CertificateFacts.hex(e.getSerialNumber()))
                        .sorted()
                        .toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("issuer", crl.getIssuerX500Principal().getName());
        facts.put("this_update", crl.getThisUpdate().toInstant());
        facts.put("next_update", Optional.ofNullable(crl.getNextUpdate()).map(d -> d.toInstant()));
        facts.put("signature_algorithm", crl.getSigAlgName());
        facts.put("revoked_serial_numbers", serials);
        return one("certificate revocation list", where, facts);
    }

    private static Result.One request(PemBlock block) {
        byte[] pem = pem(block);
        CertificationRequest request = CertificationRequest.parse(pem, block.position());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("asks_for", request.subject());
        facts.put("key", PublicKeys.describe(request.publicKey()));
        facts.put("spki_sha256", PublicKeys.spkiSha256(request.publicKey()));
        return one("certification request", block.position(), facts);
    }

    /// Only that it is one, and that it can be read: a key is never shown.
    private static Result.One privateKey(PemBlock block) {
        byte[] pem = pem(block);
        try {
            var key = PrivateKeyFile.decode(pem, block.position(), Optional.empty());
            return one("private key", block.position(), Map.of("key", key.getAlgorithm()));
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private static byte[] pem(PemBlock block) {
        return Pem.encode(block.label(), block.der()).getBytes(StandardCharsets.US_ASCII);
    }

    private static Result.One one(String kind, String where, Map<String, Object> facts) {
        List<List<String>> lines = new ArrayList<>();
        facts.forEach(
                (name, value) -> lines.add(List.of("  " + name.replace('_', ' '), plain(value))));
        return one(kind, where, facts, lines);
    }

    private static Result.One one(
            String kind, String where, Map<String, Object> facts, List<List<String>> lines) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind.replace(' ', '_'));
        fields.put("position", where);
        fields.putAll(facts);
        List<String> text = new ArrayList<>();
        text.add(kind + " (" + where + ")");
        text.addAll(Table.pairs(lines));
        return new Result.One(SCHEMA, fields, text);
    }

    private static String text(Map<String, Object> facts, String name) {
        return plain(facts.getOrDefault(name, ""));
    }

    private static String plain(Object value) {
        return switch (value) {
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list -> String.join(", ", list.stream().map(Object::toString).toList());
            case Optional<?> optional -> optional.map(Object::toString).orElse("none");
            default -> value.toString();
        };
    }
}

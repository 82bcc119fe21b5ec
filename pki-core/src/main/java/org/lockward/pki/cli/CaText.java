package org.lockward.pki.cli;

import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.PublicKeys;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The CA, for people and for programs.
final class CaText {

    private CaText() {}

    static Result of(CaDescription ca, Path home, Instant now) {
        return new Result.One(
                "lockward.ca/v1", fields(ca, home), Table.pairs(lines(ca, home, now)));
    }

    private static Map<String, Object> fields(CaDescription ca, Path home) {
        Validity validity = Validity.of(ca.certificate());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("home", home);
        fields.put("fleet_name", ca.fleet().name());
        fields.put("trust_domain", ca.fleet().trustDomain());
        fields.put("generation", ca.generation());
        fields.put("subject", ca.certificate().getSubjectX500Principal().getName());
        fields.put("serial_number", new SerialNumber(ca.certificate().getSerialNumber()).hex());
        fields.put("not_before", validity.notBefore());
        fields.put("not_after", validity.notAfter());
        fields.put("key", PublicKeys.describe(ca.certificate().getPublicKey()));
        fields.put("key_encrypted", ca.keyEncrypted());
        fields.put("sha256", Fingerprint.of(ca.certificate()));
        fields.put("crl_number", ca.crl().map(crl -> crl.number()));
        fields.put("crl_next_update", ca.crl().map(crl -> crl.nextUpdate()));
        fields.put("crl_pending", ca.crlPending());
        return fields;
    }

    private static List<List<String>> lines(CaDescription ca, Path home, Instant now) {
        Instant notAfter = Validity.of(ca.certificate()).notAfter();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("CA", ca.certificate().getSubjectX500Principal().getName()));
        lines.add(List.of("home", home.toString()));
        lines.add(List.of("trust domain", ca.fleet().trustDomain().value()));
        lines.add(
                List.of(
                        "key",
                        PublicKeys.describe(ca.certificate().getPublicKey())
                                + (ca.keyEncrypted() ? ", encrypted" : ", NOT encrypted")));
        lines.add(List.of("ends", notAfter + ", " + Days.inWords(notAfter, now)));
        lines.add(List.of("sha256", Fingerprint.of(ca.certificate()).hex()));
        lines.add(
                List.of(
                        "CRL",
                        ca.crl()
                                        .map(c ->
                                                "number "
                                                        + c.number()
                                                        + ", next by "
                                                        + c.nextUpdate())
                                        .orElse("none yet")
                                + (ca.crlPending() ? "; a revocation is not on it yet" : "")));
        return lines;
    }
}

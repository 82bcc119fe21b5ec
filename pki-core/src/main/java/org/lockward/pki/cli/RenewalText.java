package org.lockward.pki.cli;

import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.EnrollmentPreview;
import org.lockward.pki.authority.KeyChoice;
import org.lockward.pki.authority.Predecessor;
import org.lockward.pki.authority.Renewal;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was renewed or would be, for people and for programs.
final class RenewalText {

    private RenewalText() {}

    /// How it went at one place.
    ///
    /// @param failure empty when it is in use there
    record Delivered(DeliveryRequest request, Optional<PkiException> failure) {}

    static Result.One of(
            Renewal renewal, Enrolled enrolled, List<Delivered> deliveries, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", enrolled.node());
        fields.put("serial_number", enrolled.serial().hex());
        IssueText.putValidity(fields, enrolled.validity());
        fields.put("key", key(renewal));
        fields.put("bundle", enrolled.bundle());
        fields.put("superseded", enrolled.predecessor().map(RenewalText::fields));
        fields.put("deliveries", deliveries.stream().map(RenewalText::fields).toList());
        fields.put("notices", enrolled.notices());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(isKept(renewal) ? "renewed" : "rekeyed", enrolled.node().value()));
        lines.add(List.of("serial", enrolled.serial().hex()));
        lines.add(List.of("ends", IssueText.ends(enrolled.validity(), now)));
        lines.add(List.of("before", fate(enrolled.predecessor())));
        lines.add(List.of("bundle", enrolled.bundle().toString()));
        deliveries.forEach(d -> lines.add(line(d, enrolled.predecessor())));
        return new Result.One("lockward.renewed/v1", fields, Table.pairs(lines));
    }

    static Result.One preview(EnrollmentPreview preview, Renewal renewal, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", preview.node());
        IssueText.putValidity(fields, preview.validity());
        fields.put("key", key(renewal));
        fields.put("succeeds", preview.succeeds().map(SerialNumber::hex));
        fields.put("supersede", renewal.superseded().text());
        fields.put("notices", preview.notices());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(isKept(renewal) ? "would renew" : "would rekey", preview.node().value()));
        lines.add(List.of("ends", IssueText.ends(preview.validity(), now)));
        preview.succeeds()
                .ifPresent(serial ->
                        lines.add(List.of("before", serial + ": " + renewal.superseded().text())));
        preview.notices().forEach(notice -> lines.add(List.of("note", notice)));
        return new Result.One("lockward.renewal-preview/v1", fields, Table.pairs(lines));
    }

    static Result.One failed(UniqueId node, List<Problem> problems) {
        List<String> what = problems.stream().map(Problem::what).toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", node);
        fields.put("problems", what);
        return new Result.One(
                "lockward.renewal-failure/v1",
                fields,
                Table.pairs(List.of(List.of("failed", node + ": " + String.join("; ", what)))));
    }

    private static boolean isKept(Renewal renewal) {
        return renewal.key() instanceof KeyChoice.Same;
    }

    private static String key(Renewal renewal) {
        return isKept(renewal) ? "kept" : "new";
    }

    static boolean isRevoked(Predecessor before) {
        return before.certificate().state() instanceof CertificateState.Revoked;
    }

    private static String fate(Optional<Predecessor> before) {
        return before.map(b -> b.certificate().serial() + " " + fate(b))
                .orElse("was not valid any more");
    }

    private static String fate(Predecessor before) {
        Instant end = before.certificate().validity().notAfter();
        Optional<Instant> grace = graceEnd(before).filter(end::isAfter);
        if (isRevoked(before)) {
            return "is revoked";
        }
        return grace.map(at -> "is revoked when the CA key is next at work after " + at)
                .orElse("stays valid until " + end);
    }

    private static Optional<Instant> graceEnd(Predecessor before) {
        return before.certificate().state() instanceof CertificateState.Superseded superseded
                ? superseded.revokedFrom()
                : Optional.empty();
    }

    private static Map<String, Object> fields(Predecessor before) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("serial_number", before.certificate().serial().hex());
        fields.put("state", before.certificate().state().text());
        fields.put("not_after", before.certificate().validity().notAfter());
        fields.put("revoked_from", graceEnd(before));
        return fields;
    }

    private static Map<String, Object> fields(Delivered delivered) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("destination", delivered.request().to().text());
        fields.put("service", delivered.request().service());
        fields.put("ok", delivered.failure().isEmpty());
        fields.put("problem", delivered.failure().map(RenewalText::what));
        return fields;
    }

    private static String what(PkiException failure) {
        return failure.problems().getFirst().what();
    }

    private static List<String> line(Delivered delivered, Optional<Predecessor> before) {
        String place = delivered.request().to().text();
        if (delivered.failure().isPresent()) {
            String warning =
                    before.filter(RenewalText::isRevoked)
                            .map(_ -> "; what is in use there is revoked")
                            .orElse("");
            return List.of("failed", place + ": " + what(delivered.failure().get()) + warning);
        }
        return List.of(
                "deployed",
                delivered.request().service().map(s -> place + ", served by " + s).orElse(place));
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.authority.Delivery;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.EnrollmentPreview;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.GeneralName;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was issued or would be, for people and for programs.
final class IssueText {

    private IssueText() {}

    static Result of(
            Enrolled enrolled, Optional<Path> copy, Optional<Delivery> delivery, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", enrolled.node());
        fields.put("serial_number", enrolled.serial().hex());
        putValidity(fields, enrolled.validity());
        fields.put("bundle", enrolled.bundle());
        fields.put("copy", copy.map(Path::toAbsolutePath));
        fields.put("deployment", delivery.map(DeliveryText::fields));
        fields.put("notices", enrolled.notices());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("issued", enrolled.node().value()));
        lines.add(List.of("serial", enrolled.serial().hex()));
        lines.add(List.of("ends", ends(enrolled.validity(), now)));
        lines.add(List.of("bundle", enrolled.bundle().toString()));
        copy.ifPresent(path -> lines.add(List.of("copy", path.toAbsolutePath().toString())));
        delivery.ifPresent(d -> lines.addAll(DeliveryText.lines(d)));
        return new Result.One("lockward.issued/v1", fields, Table.pairs(lines));
    }

    static Result preview(EnrollmentPreview preview, Instant now) {
        List<String> names = preview.names().stream().map(GeneralName::text).toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", preview.node());
        fields.put("subject", preview.subject());
        fields.put("subject_alt_names", names);
        putValidity(fields, preview.validity());
        fields.put("notices", preview.notices());
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("would issue", preview.node().value()));
        lines.add(List.of("subject", preview.subject()));
        for (String name : names) {
            lines.add(List.of(name.equals(names.getFirst()) ? "names" : "", name));
        }
        lines.add(List.of("ends", ends(preview.validity(), now)));
        preview.notices().forEach(notice -> lines.add(List.of("note", notice)));
        return new Result.One("lockward.issue-preview/v1", fields, Table.pairs(lines));
    }

    static void putValidity(Map<String, Object> fields, Validity validity) {
        fields.put("not_before", validity.notBefore());
        fields.put("not_after", validity.notAfter());
    }

    static String ends(Validity validity, Instant now) {
        return validity.notAfter() + ", " + Days.inWords(validity.notAfter(), now);
    }
}

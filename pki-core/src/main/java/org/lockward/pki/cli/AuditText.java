package org.lockward.pki.cli;

import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditVerification;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.name.UniqueId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The audit record, for people and for programs.
final class AuditText {

    private static final List<String> HEADER =
            List.of("NUMBER", "AT", "WHO", "WITH", "ACT", "NODE", "SERIAL", "DETAIL");

    private AuditText() {}

    static Result of(List<AuditEntry> entries) {
        return new Result.Many(
                AuditEntry.SCHEMA,
                entries.stream().map(AuditText::fields).toList(),
                new Table(HEADER, entries.stream().map(AuditText::row).toList()));
    }

    private static List<String> row(AuditEntry entry) {
        return List.of(
                String.valueOf(entry.number()),
                entry.at().toString(),
                SafeText.oneLine(entry.actor()),
                SafeText.oneLine(entry.program()),
                SafeText.oneLine(entry.act()),
                entry.node().map(UniqueId::value).orElse("-"),
                entry.serial().map(serial -> serial.hex()).orElse("-"),
                entry.detail().entrySet().stream()
                        .map(e -> SafeText.oneLine(e.getKey() + "=" + e.getValue()))
                        .collect(Collectors.joining(" ")));
    }

    private static Map<String, Object> fields(AuditEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", entry.number());
        fields.put("at", entry.at());
        fields.put("actor", entry.actor());
        fields.put("program", entry.program());
        fields.put("act", entry.act());
        fields.put("node", entry.node());
        fields.put("serial_number", entry.serial().map(serial -> serial.hex()));
        fields.put("detail", entry.detail());
        fields.put("previous", entry.previous());
        return fields;
    }

    static Result of(AuditVerification verification) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("entries", verification.entries());
        fields.put("checkpoint", verification.last().map(Checkpoint::text));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("verified", verification.entries() + " entries"));
        verification.last().ifPresent(last -> lines.add(List.of("checkpoint", last.text())));
        return new Result.One("lockward.audit-verification/v1", fields, Table.pairs(lines));
    }
}

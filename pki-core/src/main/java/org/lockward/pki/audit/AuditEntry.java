package org.lockward.pki.audit;

import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.json.JsonObject;
import org.lockward.pki.name.UniqueId;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One act, as it stands in the record.
///
/// @param number from 1, without gaps
/// @param act what was done, one of [AuditAct] unless a newer program wrote it
/// @param detail in the order of its names
/// @param previous SHA-256 of the line before, lower-case hex; zeros in the first one
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String program,
        String act,
        Optional<UniqueId> node,
        Optional<SerialNumber> serial,
        Map<String, String> detail,
        String previous) {

    public static final String SCHEMA = "lockward.audit/v1";

    /// What stands for the hash of the line before the first.
    static final String NOTHING = "0".repeat(64);

    /// Bytes of one line: a note cannot become longer.
    static final int MAX_LINE = 64 * 1024;

    /// The line of an act, without line feed.
    static String line(long number, String body, String previous) {
        return "{\"schema\":\"%s\",\"number\":%d,%s,\"previous\":\"%s\"}"
                .formatted(SCHEMA, number, body, previous);
    }

    /// Reads a line.
    ///
    /// @throws IllegalArgumentException when it is not one; says where
    static AuditEntry parse(String line) {
        Map<String, Object> members = new LinkedHashMap<>(JsonObject.parse(line));
        if (!SCHEMA.equals(members.remove("schema"))) {
            throw new IllegalArgumentException("the schema is not " + SCHEMA);
        }
        AuditEntry entry =
                new AuditEntry(
                        take(members, "number", Long.class),
                        instant(take(members, "at", String.class)),
                        take(members, "actor", String.class),
                        take(members, "program", String.class),
                        take(members, "act", String.class),
                        optional(members, "node").map(UniqueId::new),
                        optional(members, "serial_number").map(SerialNumber::parse),
                        detail(members),
                        take(members, "previous", String.class));
        if (!members.isEmpty()) {
            throw new IllegalArgumentException("unknown members " + members.keySet());
        }
        return entry;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at is no time", e);
        }
    }

    private static <T> T take(Map<String, Object> members, String name, Class<T> type) {
        Object value = members.remove(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    name + " is missing or not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static Optional<String> optional(Map<String, Object> members, String name) {
        return members.containsKey(name)
                ? Optional.of(take(members, name, String.class))
                : Optional.empty();
    }

    private static Map<String, String> detail(Map<String, Object> members) {
        Map<String, String> detail = new LinkedHashMap<>();
        Map<?, ?> read = take(members, "detail", Map.class);
        read.forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("detail " + name + " is not a String");
            }
            detail.put(name.toString(), text);
        });
        return detail;
    }

    static String hash(byte[] line) {
        return Fingerprint.of(line).hex();
    }

    static String hash(String line) {
        return hash(line.getBytes(StandardCharsets.UTF_8));
    }
}

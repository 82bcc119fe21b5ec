package org.lockward.pki.audit;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.json.Json;
import org.lockward.pki.json.JsonObject;
import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One act, on its way into the record: all of its entry but number and chain. Never holds a
/// secret.
///
/// @param at cut to milliseconds
/// @param program who worked: `issue-node`, `gui`
/// @param detail sorted by name, up to 8; a value longer than 1,000 characters is cut
public record AuditNote(
        Instant at,
        Actor actor,
        String program,
        AuditAct act,
        Optional<UniqueId> node,
        Optional<SerialNumber> serial,
        Map<String, String> detail) {

    static final int MAX_DETAILS = 8;
    static final int MAX_VALUE = 1_000;

    public AuditNote {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (detail.size() > MAX_DETAILS) {
            throw new IllegalArgumentException(detail.size() + " details");
        }
        TreeMap<String, String> cut = new TreeMap<>();
        detail.forEach((name, value) -> cut.put(name, cut(value)));
        detail = Collections.unmodifiableMap(cut);
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
    }

    /// Of an act about the CA as a whole.
    public static AuditNote of(Instant at, Actor actor, String program, AuditAct act) {
        return new AuditNote(at, actor, program, act, Optional.empty(), Optional.empty(), Map.of());
    }

    /// The same about a node.
    public AuditNote about(UniqueId id) {
        return new AuditNote(at, actor, program, act, Optional.of(id), serial, detail);
    }

    /// The same about a certificate of a node.
    public AuditNote about(UniqueId id, SerialNumber certificate) {
        return new AuditNote(
                at, actor, program, act, Optional.of(id), Optional.of(certificate), detail);
    }

    /// The same with a detail more.
    public AuditNote with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(detail);
        more.put(name, value.toString());
        return new AuditNote(at, actor, program, act, node, serial, more);
    }

    /// Whether a body tells of such an act.
    public static boolean isOf(String body, AuditAct act) {
        return act.text().equals(JsonObject.parse("{" + body + "}").get("act"));
    }

    /// The members of the entry between its number and its chain, as JSON without braces.
    public String body() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", at);
        members.put("actor", actor.name());
        members.put("program", program);
        members.put("act", act.text());
        node.ifPresent(id -> members.put("node", id));
        serial.ifPresent(number -> members.put("serial_number", number.hex()));
        members.put("detail", detail);
        String json = Json.text(members);
        return json.substring(1, json.length() - 1);
    }
}

package org.lockward.pki.gui.activity;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.json.Json;
import org.lockward.pki.name.UniqueId;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Entries of the record as sentences, and as the record has them. Any thread may call it.
final class EntryWords {

    private static final int SHORT_SERIAL = 8;

    private EntryWords() {}

    /// `Renewed crane-01, serial 7c9e6679`.
    static String sentence(AuditEntry entry) {
        return act(entry).map(act -> sentence(act, entry)).orElseGet(() -> unknown(entry));
    }

    private static String sentence(AuditAct act, AuditEntry entry) {
        String node = node(entry);
        String serial = serial(entry);
        return switch (act) {
            case INIT -> Messages.text("activity.act.init", detail(entry, "fleet"));
            case ISSUE -> Messages.text("activity.act.issue", node, serial);
            case RENEW -> Messages.text("activity.act.renew", node, serial);
            case REKEY -> Messages.text("activity.act.rekey", node, serial);
            case REVOKE ->
                    Messages.text("activity.act.revoke", node, serial, detail(entry, "reason"));
            case ABANDON -> Messages.text("activity.act.abandon", node, serial);
            case PUBLISH_CRL -> crl(entry);
            case DEPLOY ->
                    Messages.text(
                            "activity.act.deploy", node, serial, detail(entry, "destination"));
            case DEPLOY_FAILED ->
                    Messages.text(
                            "activity.act.deploy-failed",
                            node,
                            detail(entry, "destination"),
                            detail(entry, "problem"));
            case SERVED ->
                    Messages.text(
                            "activity.act.served", node, serial, detail(entry, "destination"));
            case RECORD_STARTED -> Messages.text("activity.act.record-started");
            case RECORD_BROKEN -> Messages.text("activity.act.record-broken");
        };
    }

    private static String crl(AuditEntry entry) {
        return Messages.text(
                "activity.act.publish-crl", detail(entry, "crl_number"), detail(entry, "entries"));
    }

    /// What a newer program wrote.
    private static String unknown(AuditEntry entry) {
        return Messages.text("activity.act.unknown", entry.act(), node(entry)).strip();
    }

    /// Who, and with which program: `alice, with renew-node`.
    static String by(AuditEntry entry) {
        return Messages.text("activity.by", entry.actor(), entry.program());
    }

    /// The icon of an act, as Ikonli writes it.
    static String icon(AuditEntry entry) {
        return act(entry).map(EntryWords::icon).orElse("mdoal-help_outline");
    }

    private static String icon(AuditAct act) {
        return switch (act) {
            case INIT -> "mdomz-verified_user";
            case ISSUE -> "mdoal-add_circle_outline";
            case RENEW, REKEY -> "mdoal-autorenew";
            case REVOKE, ABANDON -> "mdoal-block";
            case PUBLISH_CRL -> "mdomz-publish";
            case DEPLOY -> "mdoal-check_circle";
            case DEPLOY_FAILED, RECORD_BROKEN -> "mdoal-error_outline";
            case SERVED -> "mdomz-visibility";
            case RECORD_STARTED -> "mdoal-article";
        };
    }

    /// Whether it tells of something that went wrong.
    static boolean bad(AuditEntry entry) {
        return act(entry)
                .filter(act -> act == AuditAct.DEPLOY_FAILED || act == AuditAct.RECORD_BROKEN)
                .isPresent();
    }

    /// Everything of it that can be searched, in lower case.
    static boolean matches(AuditEntry entry, String lowerCase) {
        return lowerCase.isEmpty()
                || contains(entry.node().map(UniqueId::value).orElse(""), lowerCase)
                || contains(entry.act(), lowerCase)
                || contains(entry.actor(), lowerCase)
                || contains(entry.serial().map(serial -> serial.hex()).orElse(""), lowerCase)
                || contains(sentence(entry), lowerCase);
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    /// The line of the record.
    static String raw(AuditEntry entry) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schema", AuditEntry.SCHEMA);
        members.put("number", entry.number());
        members.put("at", entry.at());
        members.put("actor", entry.actor());
        members.put("program", entry.program());
        members.put("act", entry.act());
        entry.node().ifPresent(id -> members.put("node", id));
        entry.serial().ifPresent(serial -> members.put("serial_number", serial.hex()));
        members.put("detail", entry.detail());
        members.put("previous", entry.previous());
        return Json.text(members);
    }

    private static Optional<AuditAct> act(AuditEntry entry) {
        return Arrays.stream(AuditAct.values())
                .filter(act -> act.text().equals(entry.act()))
                .findFirst();
    }

    private static String node(AuditEntry entry) {
        return entry.node().map(UniqueId::value).orElse("");
    }

    private static String serial(AuditEntry entry) {
        return entry.serial()
                .map(serial -> serial.hex())
                .map(hex -> hex.substring(0, Math.min(SHORT_SERIAL, hex.length())))
                .orElse("");
    }

    private static String detail(AuditEntry entry, String name) {
        return entry.detail().getOrDefault(name, "");
    }
}

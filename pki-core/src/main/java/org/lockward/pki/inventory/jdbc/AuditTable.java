package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.inventory.AuditQueue;

import java.util.List;

/// What is on its way into the audit record, and where that ends.
record AuditTable(Sql sql) {

    void note(AuditNote note) {
        sql.update(
                "INSERT INTO audit_outbox (place, body)"
                        + " SELECT COALESCE(MAX(place), 0) + 1, ? FROM audit_outbox",
                note.body());
    }

    AuditQueue queue() {
        List<String> bodies =
                sql.query("SELECT body FROM audit_outbox ORDER BY place", row -> row.text("body"));
        return new AuditQueue(head(), bodies);
    }

    private AuditHead head() {
        return sql.first(
                        "SELECT number, hash, size FROM audit_head",
                        row ->
                                new AuditHead(
                                        row.number("number"), row.text("hash"), row.number("size")))
                .orElse(AuditHead.EMPTY);
    }

    void audited(AuditHead head) {
        sql.update("DELETE FROM audit_outbox");
        write(head);
    }

    void resume(AuditHead found, AuditNote note) {
        sql.update(
                "INSERT INTO audit_outbox (place, body)"
                        + " SELECT COALESCE(MIN(place), 1) - 1, ? FROM audit_outbox",
                note.body());
        write(found);
    }

    private void write(AuditHead head) {
        sql.update(
                "MERGE INTO audit_head (id, number, hash, size) KEY (id) VALUES (1, ?, ?, ?)",
                head.number(),
                head.hash(),
                head.size());
    }
}

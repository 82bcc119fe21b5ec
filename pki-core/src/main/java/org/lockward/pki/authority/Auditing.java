package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.audit.AuditRecord;
import org.lockward.pki.inventory.AuditQueue;
import org.lockward.pki.inventory.Inventory;

import java.util.Arrays;

/// Takes what was done from the inventory into the audit record, each act once. To be used with the
/// home lock held.
///
/// An act is noted in the inventory in the transaction of the change itself. Behind that, and
/// before the act is acknowledged, its line is appended to the file and synced; then the inventory
/// notes where the file ends. Cut off between any two of these steps, the next operation finds the
/// act still noted, makes the same bytes of it, and completes what the file has of them.
///
/// A file that somebody else changed does not keep a certificate from being revoked: the record
/// goes on behind what is found, with an entry that says what was expected.
record Auditing(Home home) {

    /// Also when nothing was noted just now: what a crashed operation left is flushed too.
    void flush(Inventory inventory) {
        AuditQueue queue = inventory.auditQueue();
        if (!queue.bodies().isEmpty()) {
            append(inventory, begun(inventory, queue));
        }
    }

    /// A record begins with the creation of its CA, or says that it does not.
    private AuditQueue begun(Inventory inventory, AuditQueue queue) {
        boolean first = queue.head().equals(AuditHead.EMPTY);
        if (!first
                || begins(queue, AuditAct.INIT, AuditAct.RECORD_STARTED, AuditAct.RECORD_BROKEN)) {
            return queue;
        }
        inventory.auditResumes(
                AuditHead.EMPTY,
                home.noted(AuditAct.RECORD_STARTED)
                        .with("reason", "what was done before is not in this record"));
        return inventory.auditQueue();
    }

    private static boolean begins(AuditQueue queue, AuditAct... acts) {
        String body = queue.bodies().getFirst();
        return Arrays.stream(acts).anyMatch(act -> AuditNote.isOf(body, act));
    }

    private void append(Inventory inventory, AuditQueue queue) {
        AuditRecord record = home.auditRecord();
        AuditHead head =
                record.append(queue.head(), queue.bodies())
                        .orElseGet(() -> resume(inventory, record, queue.head()));
        inventory.audited(head);
    }

    private AuditHead resume(Inventory inventory, AuditRecord record, AuditHead expected) {
        AuditHead found = record.seal(expected);
        AuditNote note =
                home.noted(AuditAct.RECORD_BROKEN)
                        .with("expected", expected)
                        .with("found", "%s at byte %d".formatted(found.hash(), found.size()));
        inventory.auditResumes(found, note);
        AuditQueue queue = inventory.auditQueue();
        return record.append(queue.head(), queue.bodies())
                .orElseThrow(() -> new IllegalStateException("somebody else writes " + record));
    }
}

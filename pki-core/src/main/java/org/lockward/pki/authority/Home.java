package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.audit.AuditRecord;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.UninterruptedThread;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A CA's directory as one operation sees it: locked, its inventory open, and rid of what crashed
/// operations left. Any thread may call it.
///
/// # What a crash leaves, and why nothing is lost
///
/// A certificate is issued in five steps, each on the disk before the next begins:
///
/// 1. the serial number is reserved in the inventory;
/// 2. the bundle is written, key first, into a hidden directory below `nodes/<id>/`;
/// 3. the directory gets its name, the serial number;
/// 4. `current` points to it;
/// 5. the inventory records the certificate. Only now is it acknowledged.
///
/// Whatever instant the power fails at, there is a reserved row as long as there may be a file: so
/// no key without a row. And the row becomes active after its files are there: so no active row
/// without them. The next operation finds the reserved row, removes its files, sets `current` back,
/// and only then marks the row abandoned; cut off in the middle, it starts again with the same row.
/// The certificate that was never acknowledged may have been signed, so its serial number stands on
/// every CRL from then on.
///
/// A renewal takes the same five steps. The certificate before stays active up to the fifth, and
/// the fifth ends it in the same transaction that makes the new one active: so there is one active
/// certificate at any instant, and after a crash `current` points to it. When its fate is to be
/// revoked, the number of the CRL that shows it is taken in that transaction too, so a CRL that did
/// not get published any more is known to be pending.
record Home(AuthorityDirectory directory, Context context) {

    private static final Duration WAIT = Duration.ofSeconds(30);

    /// Runs one operation on a thread that nobody interrupts: an interrupt would close the file
    /// that it is about to sync.
    <T> T with(Function<Inventory, T> operation) {
        try (var thread = new UninterruptedThread("pki-home")) {
            return thread.call(() -> locked(operation));
        }
    }

    /// Runs what needs no lock, but reads files.
    <T> T uninterrupted(Supplier<T> reading) {
        try (var thread = new UninterruptedThread("pki-home")) {
            return thread.call(reading);
        }
    }

    private <T> T locked(Function<Inventory, T> operation) {
        directory.requireAuthority();
        try (HomeLock _ =
                HomeLock.take(directory.lock(), context.command(), WAIT, JdbcInventory::warmUp)) {
            directory.requireAuthority();
            try (Inventory inventory = JdbcInventory.open(directory.inventory())) {
                recover(inventory);
                return audited(inventory, operation);
            }
        }
    }

    /// What was done is in the record when this returns, also what was done before a failure.
    private <T> T audited(Inventory inventory, Function<Inventory, T> operation) {
        Auditing auditing = new Auditing(this);
        auditing.flush(inventory);
        T result;
        try {
            result = operation.apply(inventory);
        } catch (RuntimeException | Error e) {
            flushAfter(e, inventory);
            throw e;
        }
        auditing.flush(inventory);
        return result;
    }

    private void flushAfter(Throwable failure, Inventory inventory) {
        try {
            new Auditing(this).flush(inventory);
        } catch (PkiException e) {
            // The next operation tries again.
            failure.addSuppressed(e);
        }
    }

    /// An act of now, by whom this is done for, to be completed and given to `Inventory.note`.
    AuditNote noted(AuditAct act) {
        return AuditNote.of(context.clock().instant(), context.actor(), context.command(), act);
    }

    AuditRecord auditRecord() {
        return new AuditRecord(directory.audit());
    }

    /// As [#with], for what has no result.
    void change(Consumer<Inventory> operation) {
        with(inventory -> {
            operation.accept(inventory);
            return true;
        });
    }

    /// The node, or `NotFound`.
    NodeDetail node(Inventory inventory, UniqueId id) {
        return inventory
                .node(id, context.clock().instant())
                .orElseThrow(() -> new PkiException.NotFound(unknown(id)));
    }

    static Problem unknown(UniqueId id) {
        return new Problem(
                "there is no node " + id, "it never had a certificate here", "see: pki list-nodes");
    }

    /// Whom nodes are to believe now.
    NodeBundle.Trust trust(String generation) {
        var file = directory.trust();
        byte[] anchors = BoundedFile.read(file, Pem.MAX_BUNDLE);
        return new NodeBundle.Trust(
                CertificateFile.read(anchors, file.toString()),
                List.of(Crls.read(directory, generation)));
    }

    private void recover(Inventory inventory) {
        List<Reservation> left = inventory.reserved();
        if (!left.isEmpty()) {
            inventory.together(() -> {
                left.forEach(reservation -> abandon(inventory, reservation));
                return true;
            });
        }
    }

    /// Undoes what was done for a reservation.
    void abandon(Inventory inventory, Reservation reservation) {
        Instant now = context.clock().instant();
        UniqueId id = reservation.node();
        var recorded = inventory.node(id, now).map(NodeDetail::node).map(node -> node.serial());
        new NodeFiles(directory).undo(id, reservation.serial(), recorded);
        inventory.abandon(reservation, now);
        inventory.note(noted(AuditAct.ABANDON).about(id, reservation.serial()));
    }
}

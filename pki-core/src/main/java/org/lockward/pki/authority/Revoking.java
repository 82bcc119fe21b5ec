package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CrlOrder;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Revokes and publishes in one act. To be used with the home lock held.
record Revoking(Home home, Unlocked ca) {

    /// The revocations and the number of their CRL are stored together, then the CRL is published.
    /// A crash between the two leaves the CRL pending; no revocation is lost.
    RevocationOutcome revoke(Inventory inventory, List<UniqueId> ids, Reason reason) {
        Instant now = home.context().clock().instant();
        Crls crls = new Crls(home, ca);
        crls.requireValid(now);
        requireKnown(inventory, ids, now);
        List<CertificateRecord> revoked = new ArrayList<>();
        List<UniqueId> nothingLeft = new ArrayList<>();
        CrlOrder order =
                inventory.together(() -> {
                    for (UniqueId id : ids) {
                        List<CertificateRecord> its = inventory.revoke(id, reason, now);
                        revoked.addAll(its);
                        its.forEach(certificate -> note(inventory, certificate, reason));
                        if (its.isEmpty()) {
                            nothingLeft.add(id);
                        }
                    }
                    return new Dues(home, inventory).order(ca, now);
                });
        return new RevocationOutcome(revoked, nothingLeft, crls.publish(inventory, order, now));
    }

    private void note(Inventory inventory, CertificateRecord certificate, Reason reason) {
        inventory.note(
                home.noted(AuditAct.REVOKE)
                        .about(certificate.node(), certificate.serial())
                        .with("reason", reason.text()));
    }

    private static void requireKnown(Inventory inventory, List<UniqueId> ids, Instant now) {
        List<Problem> unknown =
                ids.stream()
                        .filter(id -> inventory.node(id, now).isEmpty())
                        .map(Home::unknown)
                        .toList();
        if (!unknown.isEmpty()) {
            throw new PkiException.NotFound(unknown);
        }
    }
}

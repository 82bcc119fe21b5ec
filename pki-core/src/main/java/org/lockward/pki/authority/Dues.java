package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CrlOrder;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What has to be seen to whenever the CA's key is at work: the clock, graces that are over, and a
/// CRL that is old or pending. To be used with the home lock held.
///
/// @param inventory the open one
record Dues(Home home, Inventory inventory) {

    /// Clocks that are set by a time server step back by less.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// With a clock that went back, validities would begin before the CA's own records of them.
    void requireClock() {
        Instant now = home.context().clock().instant();
        inventory
                .newest()
                .filter(newest -> now.plus(TOLERANCE).isBefore(newest.reservedAt()))
                .ifPresent(newest -> refuseClock(now, newest));
    }

    private static void refuseClock(Instant now, CertificateRecord newest) {
        throw new PkiException.Unavailable(
                new Problem(
                        "this machine's clock went back: it says %s, and node %s got its certificate"
                                        .formatted(now, newest.node())
                                + " at "
                                + newest.reservedAt(),
                        "certificates from a wrong clock are not valid when they should be",
                        "set the clock; if it was ahead then: pki revoke-node " + newest.node()));
    }

    /// Revokes what is past its grace and publishes the CRL that says so; also a CRL that is old,
    /// for bundles carry it. Gives what there is to tell of it.
    List<String> settle(Unlocked ca) {
        Instant now = home.context().clock().instant();
        var issuer = inventory.issuer(ca.generation());
        List<CertificateRecord> overdue = inventory.overdue(now);
        if (overdue.isEmpty() && !issuer.crlPending() && !Crls.isAging(issuer.published(), now)) {
            return List.of();
        }
        Crls crls = new Crls(home, ca);
        crls.requireValid(now);
        crls.publish(inventory, order(ca, now), now);
        return overdue.stream().map(Dues::told).toList();
    }

    /// The next CRL's number and entries, those past their grace among them.
    CrlOrder order(Unlocked ca, Instant now) {
        return inventory.together(() -> {
            inventory.revokeOverdue(now).forEach(this::note);
            return inventory.orderCrl(ca.generation());
        });
    }

    private void note(CertificateRecord revoked) {
        inventory.note(
                home.noted(AuditAct.REVOKE)
                        .about(revoked.node(), revoked.serial())
                        .with("reason", Reason.SUPERSEDED.text())
                        .with("because", "its grace is over"));
    }

    private static String told(CertificateRecord revoked) {
        return "revoked serial %s of node %s: its grace is over; bring the CRL to all deployments"
                        .formatted(revoked.serial(), revoked.node())
                + " with: pki publish-crl";
    }
}

package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.SerialNumberTaken;
import org.lockward.pki.issuance.PreparedCertificate;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/// Issues certificates in the order that [Home] explains.
record Enrolling(Home home, Configuration configuration) {

    /// Clocks that are set by a time server step back by less.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    EnrollmentPreview preview(EnrollmentRequest request, CaCertificate ca) {
        Draft draft = Draft.of(request, configuration.fleet(), ca, home.context());
        home.change(inventory -> {
            requireClock(inventory);
            inventory.check(draft.reservation(configuration.generation(), home.context()));
        });
        return new EnrollmentPreview(
                request.node(),
                draft.content().subject().toString(),
                draft.content().names(),
                draft.content().validity(),
                draft.notices());
    }

    Enrolled enroll(EnrollmentRequest request, Unlocked ca) {
        Draft draft = Draft.of(request, configuration.fleet(), ca.certificate(), home.context());
        return home.with(inventory -> {
            requireClock(inventory);
            refreshCrl(inventory, ca);
            return issue(inventory, reserve(inventory, draft), ca);
        });
    }

    /// With a clock that went back, validities would begin before the CA's own records of them.
    private void requireClock(Inventory inventory) {
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

    /// A bundle carries a CRL, which should not be stale already.
    private void refreshCrl(Inventory inventory, Unlocked ca) {
        Instant now = home.context().clock().instant();
        var issuer = inventory.issuer(ca.generation());
        if (issuer.crlPending() || Crls.isAging(issuer.published(), now)) {
            new Crls(home.directory(), ca).publish(inventory, now);
        }
    }

    /// A draft whose serial number is stored.
    private record Reserved(Draft draft, Reservation reservation) {}

    private Enrolled issue(Inventory inventory, Reserved reserved, Unlocked ca) {
        Draft draft = reserved.draft();
        X509Certificate certificate = signAndWrite(inventory, reserved, ca);
        // A failure from here on may have stored the record: the next operation finds out.
        inventory.record(
                new Issuance(
                        ca.generation(),
                        certificate,
                        draft.content().names(),
                        draft.request().labels()));
        return new Enrolled(
                draft.request().node(),
                draft.content().serialNumber(),
                draft.content().validity(),
                home.directory().bundle(draft.request().node(), draft.content().serialNumber()),
                draft.notices());
    }

    private X509Certificate signAndWrite(Inventory inventory, Reserved reserved, Unlocked ca) {
        Draft draft = reserved.draft();
        try {
            var prepared = PreparedCertificate.of(ca.certificate(), draft.content());
            X509Certificate certificate = ca.issuer().issue(prepared);
            new NodeFiles(home.directory())
                    .write(
                            new NodeBundle(
                                    draft.request().node(),
                                    CertificateChain.of(certificate),
                                    draft.key(),
                                    ca.certificate().certificate(),
                                    home.trust(ca.generation())));
            return certificate;
        } catch (RuntimeException | Error e) {
            abandon(inventory, reserved.reservation(), e);
            throw e;
        }
    }

    /// Stores the serial number; one that is in use, a matter of chance, is drawn again, once.
    private Reserved reserve(Inventory inventory, Draft draft) {
        try {
            return reserveAsIs(inventory, draft);
        } catch (SerialNumberTaken e) {
            return reserveAsIs(inventory, draft.redrawn(home.context()));
        }
    }

    private Reserved reserveAsIs(Inventory inventory, Draft draft) {
        Reservation reservation = draft.reservation(configuration.generation(), home.context());
        inventory.reserve(reservation);
        return new Reserved(draft, reservation);
    }

    private void abandon(Inventory inventory, Reservation reservation, Throwable reason) {
        try {
            inventory.together(() -> {
                home.abandon(inventory, reservation);
                return true;
            });
        } catch (PkiException e) {
            // The next operation tries again.
            reason.addSuppressed(e);
        }
    }
}

package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.certificate.CertificateChain;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.CrlOrder;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.SerialNumberTaken;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.issuance.PreparedCertificate;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns drafts into certificates, in the order that [Home] explains. To be used with the home lock
/// held.
///
/// @param inventory the open one
record Issuing(Home home, Inventory inventory, Unlocked ca) {

    /// Whose place a new certificate takes, and what becomes of that one.
    record Succession(SerialNumber predecessor, Supersession superseded) {}

    /// A draft whose serial number is stored.
    private record Reserved(Draft draft, Reservation reservation) {}

    /// What was stored with the new certificate.
    private record Stored(Optional<CertificateRecord> predecessor, Optional<CrlOrder> crl) {}

    Enrolled issue(Draft draft, Optional<Succession> succession) {
        Reserved reserved = reserve(draft, succession.map(Succession::predecessor));
        X509Certificate certificate = signAndWrite(reserved);
        // A failure from here on may have stored the record: the next operation finds out.
        Stored stored = store(reserved.draft(), certificate, succession);
        return enrolled(reserved.draft(), stored);
    }

    /// Stores the serial number; one that is in use, a matter of chance, is drawn again, once.
    private Reserved reserve(Draft draft, Optional<SerialNumber> succeeds) {
        try {
            return reserveAsIs(draft, succeeds);
        } catch (SerialNumberTaken e) {
            return reserveAsIs(draft.redrawn(home.context()), succeeds);
        }
    }

    private Reserved reserveAsIs(Draft draft, Optional<SerialNumber> succeeds) {
        Reservation reservation = draft.reservation(ca.generation(), succeeds, home.context());
        inventory.reserve(reservation);
        return new Reserved(draft, reservation);
    }

    private X509Certificate signAndWrite(Reserved reserved) {
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
            abandon(reserved.reservation(), e);
            throw e;
        }
    }

    private void abandon(Reservation reservation, Throwable reason) {
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

    private Issuance issuance(Draft draft, X509Certificate certificate) {
        return new Issuance(
                ca.generation(),
                certificate,
                draft.content().profile().name(),
                draft.content().names(),
                draft.request().labels());
    }

    /// The record, the end of the predecessor and the number of the CRL that shows it are stored
    /// together.
    private Stored store(
            Draft draft, X509Certificate certificate, Optional<Succession> succession) {
        Instant now = home.context().clock().instant();
        Issuance issuance = issuance(draft, certificate);
        return inventory.together(() -> {
            inventory.note(noted(draft, succession));
            if (succession.isEmpty()) {
                inventory.record(issuance);
                return new Stored(Optional.empty(), Optional.empty());
            }
            var ended = inventory.succeed(issuance, succession.get().superseded(), now);
            return new Stored(ended, ended.filter(Issuing::isRevoked).map(this::orderCrl));
        });
    }

    private CrlOrder orderCrl(CertificateRecord revoked) {
        inventory.note(
                home.noted(AuditAct.REVOKE)
                        .about(revoked.node(), revoked.serial())
                        .with("reason", Reason.SUPERSEDED.text()));
        return inventory.orderCrl(ca.generation());
    }

    private AuditNote noted(Draft draft, Optional<Succession> succession) {
        AuditNote note =
                home.noted(act(draft, succession))
                        .about(draft.request().node(), draft.content().serialNumber())
                        .with("profile", draft.request().profile())
                        .with("key", draft.key().isPresent() ? "held here" : "held by the node")
                        .with("not_after", draft.content().validity().notAfter());
        return succession
                .map(s ->
                        note.with("supersedes", s.predecessor().hex())
                                .with("superseded", s.superseded().text()))
                .orElse(note);
    }

    private static AuditAct act(Draft draft, Optional<Succession> succession) {
        if (succession.isEmpty()) {
            return AuditAct.ISSUE;
        }
        boolean kept = draft.request().keySource() instanceof KeySource.Kept;
        return kept ? AuditAct.RENEW : AuditAct.REKEY;
    }

    private static boolean isRevoked(CertificateRecord certificate) {
        return certificate.state() instanceof CertificateState.Revoked;
    }

    private Enrolled enrolled(Draft draft, Stored stored) {
        SerialNumber serial = draft.content().serialNumber();
        Published published = publish(stored);
        return new Enrolled(
                draft.request().node(),
                serial,
                draft.content().validity(),
                home.directory().bundle(draft.request().node(), serial),
                Stream.concat(draft.notices().stream(), published.notices().stream()).toList(),
                stored.predecessor().map(p -> new Predecessor(p, published.crl())));
    }

    /// A CRL that is published, or why it is not.
    private record Published(Optional<CrlOutcome> crl, List<String> notices) {}

    /// The certificate is issued, whatever becomes of the CRL: that one stays pending.
    private Published publish(Stored stored) {
        if (stored.crl().isEmpty()) {
            return new Published(Optional.empty(), List.of());
        }
        try {
            Instant now = home.context().clock().instant();
            Crls crls = new Crls(home, ca);
            return new Published(
                    Optional.of(crls.publish(inventory, stored.crl().get(), now)), List.of());
        } catch (PkiException e) {
            return new Published(
                    Optional.empty(),
                    List.of(
                            "the CRL that shows the revocation could not be published: "
                                    + e.problems().getFirst().what()
                                    + "; try again with: pki publish-crl"));
        }
    }
}

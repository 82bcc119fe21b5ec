package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Certificates that take the place of others, and what becomes of those: in the table of
/// [CertificateTable].
record SuccessionTable(Sql sql) {

    private static final String FROM_CERTIFICATE = CertificateTable.COLUMNS;

    /// Throws what keeps a certificate from being succeeded.
    void check(Reservation r, SerialNumber succeeded) {
        CertificateRecord newest =
                newest(r.node(), r.reservedAt())
                        .orElseThrow(() -> Refusals.nothingToSucceed(r.node()));
        if (newest.state() instanceof CertificateState.Revoked revoked) {
            throw Refusals.revoked(newest, revoked);
        }
        if (!newest.serial().equals(succeeded)) {
            throw Refusals.succeededMeanwhile(newest, succeeded);
        }
    }

    boolean isUnderWay(UniqueId node) {
        return sql.exists("SELECT serial FROM certificate WHERE succeeding_node = ?", node.value());
    }

    private Optional<CertificateRecord> newest(UniqueId node, Instant now) {
        return sql.first(
                FROM_CERTIFICATE
                        + "WHERE node = ? AND serial = (SELECT serial FROM node WHERE id = ?)",
                row -> CertificateTable.record(row, now),
                node.value(),
                node.value());
    }

    /// Ends what the issuance succeeds; gives it as it is now, if it was still active.
    Optional<CertificateRecord> supersede(Issuance issuance, Supersession fate, Instant at) {
        Optional<CertificateRecord> older =
                sql.first(
                        FROM_CERTIFICATE
                                + "WHERE state = 'ACTIVE' AND (node, serial) ="
                                + " (SELECT node, succeeds FROM certificate"
                                + " WHERE issuer = ? AND serial = ?)",
                        row -> CertificateTable.record(row, at),
                        issuance.issuer(),
                        issuance.serial().hex());
        older.ifPresent(certificate -> end(certificate, fate, at));
        return older.filter(c -> c.state() instanceof CertificateState.Active)
                .flatMap(c -> find(c, at));
    }

    private void end(CertificateRecord certificate, Supersession fate, Instant at) {
        if (certificate.validity().expired(at)) {
            change(certificate, "state = 'EXPIRED'");
            return;
        }
        switch (fate) {
            case Supersession.LetExpire _ ->
                    change(certificate, "state = 'SUPERSEDED', ended_at = ?", at);
            case Supersession.Grace grace ->
                    change(
                            certificate,
                            "state = 'SUPERSEDED', ended_at = ?, revoke_at = ?",
                            at,
                            at.plus(grace.time()));
            case Supersession.Revoke _ ->
                    change(
                            certificate,
                            "state = 'REVOKED', reason = 'SUPERSEDED', ended_at = ?",
                            at);
        }
    }

    private void change(CertificateRecord certificate, String what, Instant... times) {
        Object[] arguments = new Object[times.length + 2];
        System.arraycopy(times, 0, arguments, 0, times.length);
        arguments[times.length] = certificate.issuer();
        arguments[times.length + 1] = certificate.serial().hex();
        sql.update(
                "UPDATE certificate SET " + what + " WHERE issuer = ? AND serial = ?", arguments);
    }

    private Optional<CertificateRecord> find(CertificateRecord certificate, Instant now) {
        return sql.first(
                FROM_CERTIFICATE + "WHERE issuer = ? AND serial = ?",
                row -> CertificateTable.record(row, now),
                certificate.issuer(),
                certificate.serial().hex());
    }

    /// Superseded, valid, and past their grace.
    List<CertificateRecord> overdue(Instant at) {
        return sql
                .query(
                        FROM_CERTIFICATE
                                + "WHERE revoke_at <= ? AND state = 'SUPERSEDED'"
                                + " ORDER BY revoke_at, node",
                        row -> CertificateTable.record(row, at),
                        at)
                .stream()
                .filter(c -> c.state() instanceof CertificateState.Superseded)
                .toList();
    }
}

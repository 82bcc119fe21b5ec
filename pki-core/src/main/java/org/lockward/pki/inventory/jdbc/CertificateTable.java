package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.SerialNumberTaken;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;

import java.security.cert.CertificateEncodingException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The serial numbers and what became of each.
///
/// All look-ups read an index: by serial number, by node, by state, by time of reservation.
record CertificateTable(Sql sql) {

    static final String COLUMNS =
            "SELECT issuer, serial, node, state, not_before, not_after, public_key, reserved_at,"
                    + " ended_at, reason, profile, succeeds, revoke_at FROM certificate ";

    /// Throws what keeps the node, the key or the serial number from being reserved.
    void check(Reservation r) {
        checkPlace(r);
        checkKey(r);
        if (sql.exists(
                "SELECT serial FROM certificate WHERE issuer = ? AND serial = ?",
                r.issuer(),
                r.serial().hex())) {
            throw new SerialNumberTaken(r.serial());
        }
    }

    private void checkPlace(Reservation r) {
        SuccessionTable succession = new SuccessionTable(sql);
        if (succession.isUnderWay(r.node())) {
            throw Refusals.beingSucceeded(r.node());
        }
        r.succeeds().ifPresent(serial -> succession.check(r, serial));
        Optional<CertificateRecord> holder =
                holder(r.node()).filter(h -> !r.succeeds().equals(Optional.of(h.serial())));
        if (holder.isPresent() && !holder.get().validity().expired(r.reservedAt())) {
            throw Refusals.hasActive(holder.get());
        }
    }

    private void checkKey(Reservation r) {
        Optional<UniqueId> owner = keyOwner(r.publicKey());
        if (owner.isPresent() && !owner.get().equals(r.node())) {
            throw Refusals.keyOfAnother(r, owner.get());
        }
        if (sql.exists(
                "SELECT serial FROM certificate WHERE node = ? AND public_key = ? AND reason = ?",
                r.node().value(),
                r.publicKey(),
                Reason.KEY_COMPROMISE.name())) {
            throw Refusals.keyCompromised(r);
        }
    }

    private Optional<CertificateRecord> holder(UniqueId node) {
        return sql.first(
                COLUMNS + "WHERE active_node = ?", row -> record(row, Instant.MIN), node.value());
    }

    private Optional<UniqueId> keyOwner(String publicKey) {
        return sql.first(
                "SELECT node FROM public_key WHERE sha256 = ?", row -> row.id("node"), publicKey);
    }

    /// What [#check] let pass. An expired certificate leaves the node's place to the new one, at
    /// once or, where it is to be succeeded, when that one is recorded.
    void reserve(Reservation r) {
        if (r.succeeds().isEmpty()) {
            sql.update(
                    "UPDATE certificate SET state = 'EXPIRED' WHERE active_node = ?",
                    r.node().value());
        }
        sql.update(
                "MERGE INTO public_key (sha256, node) KEY (sha256) VALUES (?, ?)",
                r.publicKey(),
                r.node().value());
        sql.update(
                "INSERT INTO certificate (issuer, serial, node, state, not_before, not_after,"
                        + " public_key, reserved_at, succeeds)"
                        + " VALUES (?, ?, ?, 'RESERVED', ?, ?, ?, ?, ?)",
                r.issuer(),
                r.serial().hex(),
                r.node().value(),
                r.validity().notBefore(),
                r.validity().notAfter(),
                r.publicKey(),
                r.reservedAt(),
                r.succeeds().map(SerialNumber::hex).orElse(null));
    }

    /// The reserved serial number becomes active; gives what it was reserved for.
    CertificateRecord record(Issuance issuance) {
        String serial = issuance.serial().hex();
        int changed =
                sql.update(
                        "UPDATE certificate SET state = 'ACTIVE', profile = ?"
                                + " WHERE issuer = ? AND serial = ? AND state = 'RESERVED'",
                        issuance.profile(),
                        issuance.issuer(),
                        serial);
        if (changed == 0) {
            throw new PkiException.NotFound(
                    Problem.of("serial number " + serial + " is not reserved"));
        }
        sql.update(
                "INSERT INTO certificate_der (issuer, serial, der) VALUES (?, ?, ?)",
                issuance.issuer(),
                serial,
                der(issuance));
        return find(issuance.issuer(), issuance.serial()).orElseThrow();
    }

    private static byte[] der(Issuance issuance) {
        try {
            return issuance.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without encoding", e);
        }
    }

    void abandon(Reservation r, Instant at) {
        sql.update(
                "UPDATE certificate SET state = 'ABANDONED', ended_at = ?"
                        + " WHERE issuer = ? AND serial = ? AND state = 'RESERVED'",
                at,
                r.issuer(),
                r.serial().hex());
    }

    List<Reservation> reserved() {
        return sql.query(
                COLUMNS + "WHERE state = 'RESERVED'",
                row ->
                        new Reservation(
                                row.serial("serial"),
                                row.id("node"),
                                row.has("succeeds")
                                        ? Optional.of(row.serial("succeeds"))
                                        : Optional.empty(),
                                row.text("issuer"),
                                row.validity(),
                                row.text("public_key"),
                                row.instant("reserved_at")));
    }

    long count() {
        return sql.query("SELECT COUNT(*) AS n FROM certificate", row -> row.number("n"))
                .getFirst();
    }

    Optional<CertificateRecord> newest() {
        return sql.first(
                COLUMNS + "WHERE state NOT IN ('REVOKED', 'ABANDONED') ORDER BY reserved_at DESC",
                row -> record(row, Instant.MIN));
    }

    List<CertificateRecord> of(UniqueId node, Instant now) {
        return sql.query(
                COLUMNS + "WHERE node = ? ORDER BY node DESC, reserved_at DESC",
                row -> record(row, now),
                node.value());
    }

    private Optional<CertificateRecord> find(String issuer, SerialNumber serial) {
        return sql.first(
                COLUMNS + "WHERE issuer = ? AND serial = ?",
                row -> record(row, Instant.MIN),
                issuer,
                serial.hex());
    }

    boolean belongs(UniqueId node, SerialNumber serial) {
        return sql.exists(
                "SELECT serial FROM certificate WHERE node = ? AND serial = ?",
                node.value(),
                serial.hex());
    }

    Optional<byte[]> der(String issuer, SerialNumber serial) {
        return sql.first(
                "SELECT der FROM certificate_der WHERE issuer = ? AND serial = ?",
                row -> row.bytes("der"),
                issuer,
                serial.hex());
    }

    void revoke(CertificateRecord certificate, Reason reason, Instant at) {
        sql.update(
                "UPDATE certificate SET state = 'REVOKED', ended_at = ?, reason = ?"
                        + " WHERE issuer = ? AND serial = ?",
                at,
                reason.name(),
                certificate.issuer(),
                certificate.serial().hex());
    }

    /// The serial numbers of the issuer for a CRL: revoked or abandoned, and valid at `from` or
    /// later.
    List<Revocation> revocations(String issuer, Instant from) {
        return sql.query(
                "SELECT serial, ended_at, reason FROM certificate WHERE issuer = ?"
                        + " AND state IN ('REVOKED', 'ABANDONED') AND not_after >= ?",
                row -> new Revocation(row.serial("serial"), row.instant("ended_at"), reason(row)),
                issuer,
                from);
    }

    static CertificateRecord record(Row row, Instant now) throws SQLException {
        return new CertificateRecord(
                row.serial("serial"),
                row.id("node"),
                row.text("issuer"),
                row.validity(),
                row.text("public_key"),
                row.instant("reserved_at"),
                row.has("profile") ? Optional.of(row.text("profile")) : Optional.empty(),
                state(row, now));
    }

    private static CertificateState state(Row row, Instant now) throws SQLException {
        return switch (row.text("state")) {
            case "RESERVED" -> new CertificateState.Reserved();
            case "ACTIVE" ->
                    row.validity().expired(now)
                            ? new CertificateState.Expired()
                            : new CertificateState.Active();
            case "ABANDONED" -> new CertificateState.Abandoned(row.instant("ended_at"));
            case "SUPERSEDED" ->
                    row.validity().expired(now) ? new CertificateState.Expired() : superseded(row);
            case "EXPIRED" -> new CertificateState.Expired();
            default -> new CertificateState.Revoked(row.instant("ended_at"), reason(row));
        };
    }

    private static CertificateState superseded(Row row) throws SQLException {
        return new CertificateState.Superseded(
                row.instant("ended_at"),
                row.has("revoke_at") ? Optional.of(row.instant("revoke_at")) : Optional.empty());
    }

    /// An abandoned serial number has no reason of its own.
    private static Reason reason(Row row) throws SQLException {
        return row.has("reason") ? Reason.valueOf(row.text("reason")) : Reason.UNSPECIFIED;
    }
}

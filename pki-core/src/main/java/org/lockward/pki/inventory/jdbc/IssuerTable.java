package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.CrlPublication;
import org.lockward.pki.inventory.IssuerRecord;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The CA keys and their CRL numbers.
record IssuerTable(Sql sql) {

    void add(String generation, byte[] certificate, Instant createdAt) {
        if (sql.exists("SELECT generation FROM issuer WHERE generation = ?", generation)) {
            throw new PkiException.Conflict(
                    Problem.of("CA generation " + Printable.quote(generation) + " exists"));
        }
        sql.update(
                "INSERT INTO issuer (generation, certificate, created_at) VALUES (?, ?, ?)",
                generation,
                certificate,
                createdAt);
    }

    IssuerRecord find(String generation) {
        return sql.first(
                        "SELECT generation, created_at, crl_number, crl_published, crl_this_update,"
                                + " crl_next_update FROM issuer WHERE generation = ?",
                        IssuerTable::record,
                        generation)
                .orElseThrow(() ->
                        new PkiException.NotFound(
                                Problem.of(
                                        "the inventory knows no CA generation "
                                                + Printable.quote(generation))));
    }

    private static IssuerRecord record(Row row) throws SQLException {
        Optional<CrlPublication> published =
                row.has("crl_published")
                        ? Optional.of(
                                new CrlPublication(
                                        row.number("crl_published"),
                                        row.instant("crl_this_update"),
                                        row.instant("crl_next_update")))
                        : Optional.empty();
        return new IssuerRecord(
                row.text("generation"),
                row.instant("created_at"),
                row.number("crl_number"),
                published);
    }

    /// The number that follows the last one taken, of whatever became of that.
    long takeCrlNumber(String generation) {
        sql.update(
                "UPDATE issuer SET crl_number = crl_number + 1 WHERE generation = ?", generation);
        return find(generation).crlNumber();
    }

    void crlPublished(String generation, CrlPublication crl) {
        sql.update(
                "UPDATE issuer SET crl_published = ?, crl_this_update = ?, crl_next_update = ?"
                        + " WHERE generation = ?",
                crl.number(),
                crl.thisUpdate(),
                crl.nextUpdate(),
                generation);
    }
}

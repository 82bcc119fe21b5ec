package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/// Copies a database that is mostly history into a new file, and puts that in its place.
///
/// [Database] only ever appends, so a file grows with every commit. The copy is made by plain
/// statements, row by row, into a database that was made like any other; whoever reads the name
/// finds the old file or the whole new one. Only for a database that nobody has open.
final class Compaction {

    /// In the order in which the rows refer to each other.
    private static final List<String> TABLES =
            List.of(
                    "ISSUER",
                    "NODE",
                    "NODE_LABEL",
                    "SEARCH_TOKEN",
                    "PUBLIC_KEY",
                    "CERTIFICATE",
                    "CERTIFICATE_DER",
                    "DEPLOYMENT",
                    "AUDIT_OUTBOX",
                    "AUDIT_HEAD");

    private static final long FREE = 16L << 20;

    /// A certificate with its node and all indexes takes about a quarter of it.
    private static final long PER_CERTIFICATE = 16L << 10;

    private static final int BATCH = 1_000;

    private Compaction() {}

    /// Whether a file with so many certificates is mostly history.
    static boolean due(Path file, long certificates) {
        try {
            return Files.exists(file) && Files.size(file) > FREE + certificates * PER_CERTIFICATE;
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    static void run(Path file) {
        Path copy = file.resolveSibling("compacting." + file.getFileName());
        try {
            Files.deleteIfExists(copy);
            Database.create(copy);
            try (Database from = Database.open(file);
                    Database to = Database.open(copy)) {
                Schema.create(to);
                TABLES.forEach(table -> to.write(() -> copy(table, from, to)));
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(file.resolveSibling(""));
        } catch (IOException e) {
            throw FileFailure.writing(copy, e);
        }
    }

    private static long copy(String table, Database from, Database to) {
        List<String> columns = columns(table, from);
        String names = String.join(", ", columns);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String read = "SELECT " + names + " FROM " + table;
        String write = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
        return from.read(() -> copy(from.sql(), read, to.sql(), write));
    }

    /// Those that are stored; the others follow from them.
    private static List<String> columns(String table, Database database) {
        return database.read(() ->
                database.sql()
                        .query(
                                "SELECT column_name FROM information_schema.columns"
                                        + " WHERE table_schema = 'PUBLIC' AND table_name = ?"
                                        + " AND is_generated = 'NEVER' ORDER BY ordinal_position",
                                row -> '"' + row.text("column_name") + '"',
                                table));
    }

    private static long copy(Sql from, String read, Sql to, String write) {
        try (PreparedStatement source = from.connection().prepareStatement(read);
                PreparedStatement target = to.connection().prepareStatement(write);
                ResultSet rows = source.executeQuery()) {
            long copied = 0;
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    target.setObject(i, rows.getObject(i));
                }
                target.addBatch();
                if (++copied % BATCH == 0) {
                    target.executeBatch();
                }
            }
            target.executeBatch();
            return copied;
        } catch (SQLException e) {
            throw to.failure(e);
        }
    }
}

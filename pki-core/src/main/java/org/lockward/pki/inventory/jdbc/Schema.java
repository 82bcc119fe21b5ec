package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The tables, in numbered SQL files that are each run once and never changed.
///
/// H2 commits with every statement that defines a table, so a migration that is cut off is not
/// undone by itself: the number is stored last, and a file must bear being run again over a part of
/// itself, except for the first one, whose database is thrown away by `init`.
final class Schema {

    /// File `V<n>__….sql` is at index n - 1.
    private static final List<String> MIGRATIONS =
            List.of("V1__inventory.sql", "V2__supersession.sql", "V3__audit.sql");

    private static final String TABLE =
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                version     INT PRIMARY KEY,
                file        VARCHAR(100) NOT NULL,
                applied_at  TIMESTAMP(3) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
            )\
            """;

    private Schema() {}

    /// Makes the tables of a new database.
    static void create(Database database) {
        create(database, MIGRATIONS.size());
    }

    /// Makes them as they were in an older version.
    static void create(Database database, int version) {
        database.sql().execute(TABLE);
        for (int next = 1; next <= version; next++) {
            apply(database, next);
        }
    }

    /// Brings the tables to the newest version; refuses a database of a newer program.
    static void migrate(Database database) {
        int version = version(database.sql());
        if (version > MIGRATIONS.size()) {
            throw new PkiException.Refused(
                    new Problem(
                            "the inventory " + database.sql().file() + " has version " + version,
                            "this program knows versions up to " + MIGRATIONS.size(),
                            "use the newer Lockward that wrote it"));
        }
        for (int next = version + 1; next <= MIGRATIONS.size(); next++) {
            apply(database, next);
        }
    }

    private static int version(Sql sql) {
        return sql.query(
                        "SELECT MAX(version) AS version FROM schema_version",
                        row -> (int) row.number("version"))
                .getFirst();
    }

    private static void apply(Database database, int version) {
        String file = MIGRATIONS.get(version - 1);
        database.sql().execute(script(file));
        database.write(() ->
                database.sql()
                        .update(
                                "INSERT INTO schema_version (version, file) VALUES (?, ?)",
                                version,
                                file));
    }

    static String script(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lockward.pki.inventory.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Ledger;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.Sighting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file that only grows is rewritten, with everything that is in it.
class CompactionTest {

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void a_file_with_a_history() {
        file = directory.resolve("inventory.mv.db");
        try (JdbcInventory inventory = JdbcInventory.create(file)) {
            inventory.addIssuer("g1", new byte[] {1, 2}, Instant.EPOCH);
            for (int i = 1; i <= 90; i++) {
                Reservation reservation = Ledger.reservation(i);
                inventory.reserve(reservation);
                inventory.record(Ledger.issuance(reservation, Map.of("rack", "r" + i)));
            }
            var seen = new Sighting(Ledger.reservation(7).serial(), Ledger.NOW);
            var node = Ledger.reservation(7).node();
            inventory.deployed(
                    new Deployment(
                            node, "dir:/tls", seen, Optional.of(seen), Optional.of("db1:7410")));
        }
    }

    @Test
    void the_copy_has_every_row() {
        List<String> before = content();
        Compaction.run(file);
        assertEquals(before, content());
        assertTrue(before.size() > 90, () -> "rows: " + before.size());
    }

    @Test
    void the_copy_is_smaller_private_and_alone() throws IOException {
        long before = Files.size(file);
        Compaction.run(file);
        assertTrue(Files.size(file) < before / 4, () -> "was " + before);
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertEquals("rw-------", mode);
        try (var left = Files.list(directory)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void what_a_killed_compaction_left_does_not_matter() throws IOException {
        Files.writeString(directory.resolve("compacting.inventory.mv.db"), "half a file");
        List<String> before = content();
        Compaction.run(file);
        assertEquals(before, content());
    }

    @Test
    void a_file_is_due_when_it_is_mostly_history() throws IOException {
        assertFalse(Compaction.due(file, 30));
        Files.write(file, new byte[17 << 20]);
        assertTrue(Compaction.due(file, 30));
        assertFalse(Compaction.due(file, 100_000));
        assertFalse(Compaction.due(directory.resolve("absent"), 0));
    }

    /// Every row as the statement that would insert it.
    private List<String> content() {
        try (Database database = Database.open(file)) {
            return database.read(() ->
                    database
                            .sql()
                            .query(
                                    "SCRIPT SIMPLE NOPASSWORDS NOSETTINGS",
                                    row -> row.text("script"))
                            .stream()
                            .filter(line -> line.startsWith("INSERT"))
                            .filter(line -> !line.contains("SCHEMA_VERSION"))
                            .sorted()
                            .toList());
        }
    }
}

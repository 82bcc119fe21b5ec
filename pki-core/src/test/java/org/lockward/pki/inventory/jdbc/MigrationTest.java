package org.lockward.pki.inventory.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Ledger;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An inventory that the first version wrote, as later ones find it.
class MigrationTest {

    private static final UniqueId DB1 = new UniqueId("db1");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /// What the first version stores of a node with one certificate, deployed, and of a reservation
    /// that a crash left.
    private static final String ROWS =
            """
            INSERT INTO issuer (generation, certificate, created_at, crl_number)
                VALUES ('g1', X'01', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z', 1);
            INSERT INTO node (id, issuer, serial, state, not_before, not_after, issued_at, names, labels,
                    deployed_serial, deployed_at)
                VALUES ('db1', 'g1', '3e8', 'ACTIVE', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z',
                    TIMESTAMP WITH TIME ZONE '2027-01-01 00:00:00Z',
                    TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z',
                    ARRAY['dns:db1.example'], ARRAY['rack=7'], '3e8',
                    TIMESTAMP WITH TIME ZONE '2026-01-02 00:00:00Z');
            INSERT INTO node (id) VALUES ('db2');
            INSERT INTO public_key VALUES (REPEAT('a', 64), 'db1');
            INSERT INTO public_key VALUES (REPEAT('b', 64), 'db2');
            INSERT INTO certificate (issuer, serial, node, state, not_before, not_after, public_key, reserved_at)
                VALUES ('g1', '3e8', 'db1', 'ACTIVE', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z',
                    TIMESTAMP WITH TIME ZONE '2027-01-01 00:00:00Z', REPEAT('a', 64),
                    TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z');
            INSERT INTO certificate (issuer, serial, node, state, not_before, not_after, public_key, reserved_at)
                VALUES ('g1', '3e9', 'db2', 'RESERVED', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z',
                    TIMESTAMP WITH TIME ZONE '2027-01-01 00:00:00Z', REPEAT('b', 64),
                    TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z');
            INSERT INTO certificate_der VALUES ('g1', '3e8', X'30');
            INSERT INTO deployment (node, destination, deployed_serial, deployed_at)
                VALUES ('db1', 'dir:/tls', '3e8', TIMESTAMP WITH TIME ZONE '2026-01-02 00:00:00Z');
            """;

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void an_inventory_of_the_first_version() {
        file = directory.resolve("inventory.mv.db");
        Database.create(file);
        try (Database database = Database.open(file)) {
            database.read(() -> {
                Schema.create(database, 1);
                database.write(() -> {
                    database.sql().execute(ROWS);
                    return true;
                });
                return true;
            });
        }
    }

    private void requireEverything(JdbcInventory inventory) {
        NodeDetail detail = inventory.node(DB1, NOW).orElseThrow();
        assertEquals(NodeState.ACTIVE, detail.node().state());
        assertEquals("rack", detail.node().labels().keySet().iterator().next());
        assertEquals(new CertificateState.Active(), detail.certificates().getFirst().state());
        assertEquals(Optional.empty(), detail.certificates().getFirst().profile());
        assertEquals(Optional.empty(), detail.deployments().getFirst().service());
        assertEquals(Optional.empty(), inventory.reserved().getFirst().succeeds());
    }

    @Test
    void everything_is_there_and_the_node_can_be_succeeded() {
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            requireEverything(inventory);
            var detail = inventory.node(DB1, NOW).orElseThrow();
            inventory.reserve(reservation(Optional.of(detail.node().serial())));
            assertEquals(2, inventory.reserved().size());
        }
    }

    private static Reservation reservation(Optional<SerialNumber> succeeds) {
        Reservation like = Ledger.reservation(5);
        return new Reservation(
                like.serial(), DB1, succeeds, "g1", like.validity(), like.publicKey(), NOW);
    }

    @Test
    void a_node_still_has_one_active_certificate() {
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            var second = reservation(Optional.empty());
            assertThrows(PkiException.Conflict.class, () -> inventory.reserve(second));
        }
    }

    /// A migration that is cut off after each of its statements, and then runs again.
    @Test
    void a_migration_that_was_cut_off_is_run_again() {
        List<String> statements = statements(Schema.script("V2__supersession.sql"));
        for (int cut = 1; cut <= statements.size(); cut++) {
            String part = String.join(";", statements.subList(0, cut));
            try (Database database = Database.open(file)) {
                database.read(() -> {
                    database.sql().execute(part);
                    return true;
                });
            }
        }
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            requireEverything(inventory);
        }
    }

    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String statement : script.split(";\n", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    @Test
    void a_compaction_keeps_what_was_migrated() {
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            requireEverything(inventory);
        }
        Compaction.run(file);
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            requireEverything(inventory);
        }
    }
}

package org.lockward.pki.inventory.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.Ledger;
import org.lockward.pki.inventory.Reservation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The file as a SIGKILL would leave it at the moment of each acknowledgement.
class SnapshotTest {

    private static final int ROUNDS = Integer.getInteger("lockward.snapshots", 40);

    @TempDir Path directory;

    @Test
    void what_was_acknowledged_is_in_the_file_at_that_moment() throws IOException {
        Path file = directory.resolve("inventory.mv.db");
        try (JdbcInventory inventory = JdbcInventory.create(file)) {
            inventory.addIssuer("g1", new byte[0], Instant.EPOCH);
        }
        List<Integer> lost = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            if (!kept(file, round)) {
                lost.add(round);
            }
        }
        assertEquals(List.of(), lost);
    }

    private boolean kept(Path file, int round) throws IOException {
        Path copy = directory.resolve("copy.mv.db");
        Reservation reservation = Ledger.reservation(round);
        try (JdbcInventory inventory = JdbcInventory.open(file)) {
            inventory.reserve(reservation);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            inventory.abandon(reservation, Instant.EPOCH);
        }
        Path again = directory.resolve("again.mv.db");
        Files.copy(copy, again, StandardCopyOption.REPLACE_EXISTING);
        if (round % 2 == 0) {
            Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (JdbcInventory killed = JdbcInventory.open(again)) {
            return killed.reserved().stream()
                    .anyMatch(r -> r.serial().equals(reservation.serial()));
        }
    }
}

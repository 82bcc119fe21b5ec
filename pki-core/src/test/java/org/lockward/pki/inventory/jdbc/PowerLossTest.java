package org.lockward.pki.inventory.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Ledger;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.Reservation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// The power fails right after an acknowledgement: what the database forced is on the disk, of all
/// else any part may be missing.
class PowerLossTest {

    private static final int LOSSES = Integer.getInteger("lockward.losses", 15);
    private static final long SEED = Long.getLong("lockward.losses.seed", System.nanoTime());

    @TempDir private Path directory;

    private static Inventory open(Path file) {
        String path = file.toString();
        String name = path.substring(0, path.length() - ".mv.db".length());
        return JdbcInventory.open(Database.open(file, PowerLossDisk.SCHEME + ":" + name));
    }

    @Test
    void everything_acknowledged_is_there_after_the_power_came_back() throws IOException {
        PowerLossDisk.install();
        Random random = new Random(SEED);
        Path file = directory.resolve("0.mv.db");
        try (Inventory inventory = JdbcInventory.create(file)) {
            inventory.addIssuer(Ledger.ISSUER, new byte[] {1}, Ledger.NOW);
        }
        int issued = 0;
        for (int loss = 1; loss <= LOSSES; loss++) {
            issued += issueAndLosePower(file, issued, random);
            file = Files.copy(file, directory.resolve(loss + ".mv.db"));
            try (Inventory inventory = JdbcInventory.open(file)) {
                assertEquals(
                        issued, inventory.find(NodeQuery.ALL, Ledger.NOW).size(), "seed " + SEED);
            }
        }
    }

    private static int issueAndLosePower(Path file, int first, Random random) {
        int count = 1 + random.nextInt(5);
        try (Inventory inventory = open(file)) {
            for (int number = first; number < first + count; number++) {
                Reservation reservation = Ledger.reservation(number);
                inventory.reserve(reservation);
                inventory.record(Ledger.issuance(reservation));
            }
            PowerLossDisk.cut(random);
        }
        return count;
    }
}

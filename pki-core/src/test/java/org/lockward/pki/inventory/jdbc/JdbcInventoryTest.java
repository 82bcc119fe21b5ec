package org.lockward.pki.inventory.jdbc;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.InventoryContract;
import org.lockward.pki.inventory.QueryContract;
import org.lockward.pki.inventory.RevocationContract;
import org.lockward.pki.inventory.SearchContract;
import org.lockward.pki.inventory.SuccessionContract;

import java.nio.file.Files;
import java.nio.file.Path;

/// The contract, kept by the inventory in H2.
class JdbcInventoryTest {

    private static Inventory open(Path directory) {
        Path file = directory.resolve("inventory.mv.db");
        return Files.exists(file) ? JdbcInventory.open(file) : JdbcInventory.create(file);
    }

    @Nested
    class Issuing extends InventoryContract {
        @TempDir private Path directory;

        @Override
        protected Inventory open() {
            return JdbcInventoryTest.open(directory);
        }
    }

    @Nested
    class Revoking extends RevocationContract {
        @TempDir private Path directory;

        @Override
        protected Inventory open() {
            return JdbcInventoryTest.open(directory);
        }
    }

    @Nested
    class Searching extends SearchContract {
        @TempDir private Path directory;

        @Override
        protected Inventory open() {
            return JdbcInventoryTest.open(directory);
        }
    }

    @Nested
    class Succeeding extends SuccessionContract {
        @TempDir private Path directory;

        @Override
        protected Inventory open() {
            return JdbcInventoryTest.open(directory);
        }
    }

    @Nested
    class Querying extends QueryContract {
        @TempDir private Path directory;

        @Override
        protected Inventory open() {
            return JdbcInventoryTest.open(directory);
        }
    }
}

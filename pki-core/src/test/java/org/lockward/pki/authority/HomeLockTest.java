package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// Who may work in a CA's directory, and who waits for whom.
class HomeLockTest {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("pki.lock");
    }

    private String busy() {
        var busy =
                assertThrows(
                        PkiException.Unavailable.class,
                        () -> HomeLock.take(file(), "list-nodes", SHORT).close());
        return busy.problems().getFirst().what();
    }

    private static void assertNames(String expected, String message) {
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void a_second_one_in_this_process_learns_who_holds_it() {
        try (HomeLock _ = HomeLock.take(file(), "issue-node", LONG)) {
            long pid = ProcessHandle.current().pid();
            assertNames(file() + " is held by \"pid " + pid + ", pki issue-node, since 2", busy());
        }
    }

    @Test
    void one_in_another_process_learns_who_holds_it() throws IOException {
        try (Child holder = Child.start(HoldLock.class, file().toString())) {
            assertEquals("held", holder.line());
            assertNames(
                    file() + " is held by \"pid " + holder.pid() + ", pki hold, since 2", busy());
        }
    }

    @Test
    void what_a_killed_holder_left_in_the_file_holds_nobody() throws Exception {
        try (Child holder = Child.start(HoldLock.class, file().toString())) {
            assertEquals("held", holder.line());
            holder.kill();
            assertTrue(Files.readString(file()).contains("pki hold"));
            HomeLock.take(file(), "list-nodes", LONG).close();
        }
    }

    @Test
    void waiting_in_this_process_does_not_take_the_lock_from_its_holder() throws Exception {
        try (HomeLock _ = HomeLock.take(file(), "issue-node", LONG)) {
            busy();
            try (Child other = Child.start(HoldLock.class, file().toString())) {
                assertEquals("busy", other.line());
            }
        }
    }

    @Test
    void a_lock_on_a_file_that_was_removed_meanwhile_is_taken_anew() throws Exception {
        HomeLock removed = HomeLock.take(file(), "init", LONG);
        Files.delete(file());
        try (Child other = Child.start(HoldLock.class, file().toString())) {
            assertEquals("held", other.line());
            removed.close();
            assertTrue(busy().contains("pid " + other.pid()));
        }
    }

    @Test
    void the_file_is_for_its_owner_alone() throws IOException {
        HomeLock.take(file(), "issue-node", LONG).close();
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void a_link_in_the_place_of_the_file_is_not_followed() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Files.createSymbolicLink(file(), victim);
        assertThrows(PkiException.class, () -> HomeLock.take(file(), "issue-node", SHORT).close());
        assertEquals("precious", Files.readString(victim));
    }
}

package org.lockward.pki.gui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.gui.testing.SetClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class ErrorLogTest {

    @TempDir private Path directory;

    @Test
    void a_failure_is_written_down_with_its_cause_and_for_its_owner_only() throws IOException {
        ErrorLog log = log();
        log.note(new IllegalStateException("the screen", new IOException("the disk")));
        String text = Files.readString(log.file());
        assertTrue(text.startsWith(SetClock.START + " "), text);
        assertTrue(text.contains("Caused by: java.io.IOException: the disk"), text);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())));
    }

    @Test
    void the_newest_failure_is_never_lost_and_the_files_stay_small() throws IOException {
        ErrorLog log = log();
        String filler = "x".repeat(20_000);
        for (int i = 0; i < 100; i++) {
            log.note(new IllegalStateException("failure " + i + " " + filler));
        }
        assertTrue(Files.readString(log.file()).contains("failure 99 "));
        Path old = log.file().resolveSibling("errors.log.1");
        assertTrue(Files.size(log.file()) <= ErrorLog.MAX_BYTES);
        assertTrue(Files.size(old) <= ErrorLog.MAX_BYTES);
    }

    @Test
    void one_endless_failure_is_cut() throws IOException {
        ErrorLog log = log();
        log.note(new IllegalStateException("x".repeat(10_000_000)));
        assertTrue(Files.size(log.file()) < 2 * ErrorLog.MAX_ENTRY);
    }

    private ErrorLog log() {
        return new ErrorLog(directory.resolve("state/errors.log"), new SetClock());
    }
}

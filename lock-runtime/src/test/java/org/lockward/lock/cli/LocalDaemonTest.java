package org.lockward.lock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `lock run` where nothing is configured.
class LocalDaemonTest {

    @TempDir Path temp;
    private Path socket;

    @BeforeEach
    void from_nothing() {
        socket = temp.resolve("lockward").resolve("lockd.sock");
    }

    private Program lock(String... line) throws IOException {
        Map<String, String> variables =
                Map.of(
                        "XDG_RUNTIME_DIR",
                        "" + temp,
                        "XDG_STATE_HOME",
                        "" + temp.resolve("state"),
                        "LOCKWARD_LOCKD",
                        "",
                        "LOCKWARD_TLS",
                        "");
        return Program.start(Lock.class, variables, line);
    }

    /// The epoch counts how often a daemon was started.
    private String started() throws IOException {
        try (var files = Files.walk(temp.resolve("state"))) {
            Path epoch = files.filter(f -> f.endsWith("epoch")).findFirst().orElseThrow();
            return Files.readString(epoch).strip();
        }
    }

    private void awaitEnd() throws InterruptedException {
        for (int i = 0; Files.exists(socket) && i < 600; i++) {
            Thread.sleep(50);
        }
        assertFalse(Files.exists(socket), "the daemon has ended and removed its socket");
    }

    @Test
    void of_twenty_at_once_each_gets_its_turn_and_one_daemon_is_started() throws Exception {
        List<Program> all = new ArrayList<>();
        String script = "mkdir " + temp.resolve("alone") + " && rmdir " + temp.resolve("alone");
        for (int i = 0; i < 20; i++) {
            all.add(lock("run", "--idle-exit", "20s", "--", "sh", "-c", script));
        }
        for (Program run : all) {
            assertEquals(0, run.join(), run.errors());
            run.close();
        }
        assertEquals("1", started());
        stop();
    }

    private void stop() throws Exception {
        try (Program stop = lock("stop", "--now")) {
            assertEquals(0, stop.join(), stop.errors());
        }
        awaitEnd();
    }

    @Test
    void it_ends_when_it_is_idle_and_the_next_one_starts_another() throws Exception {
        for (String run : List.of("1", "2")) {
            try (Program lock = lock("run", "--idle-exit", "300ms", "--", "sleep", "0.5")) {
                assertEquals(0, lock.join(), lock.errors());
            }
            awaitEnd();
            assertEquals(run, started());
        }
    }

    @Test
    void a_directory_that_is_not_ours_alone_is_refused() throws Exception {
        Files.createDirectory(
                temp.resolve("lockward"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (Program lock = lock("run", "--", "true")) {
            assertEquals(99, lock.join(), lock.errors());
            assertTrue(lock.errors().contains("not a directory of mode 0700"), lock.errors());
        }
    }

    @Test
    void a_daemon_that_does_not_start_says_why_in_its_own_words() throws Exception {
        Files.writeString(temp.resolve("state"), "no directory");
        try (Program lock = lock("run", "--", "true")) {
            assertEquals(99, lock.join(), lock.errors());
            assertTrue(
                    lock.errors().startsWith("lock: error: no daemon could be started for us"),
                    lock.errors());
            assertTrue(lock.errors().contains("lock: why: "), lock.errors());
            assertTrue(lock.errors().contains("state"), lock.errors());
        }
    }
}

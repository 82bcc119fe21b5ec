package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

class DurableMarksTest {

    @TempDir Path state;

    @Test
    void a_mark_is_there_after_a_restart_until_it_is_forgotten() {
        DurableMarks first = DurableMarks.open(state);
        first.reserve("_s_a[1]", 1_000);
        first.reserve("_s_a[1]", 2_000);
        first.reserve("_S_b[2]", 1_000);
        first.forget("_S_b[2]");
        DurableMarks second = DurableMarks.open(state);
        assertEquals(2_000, second.read("_s_a[1]"));
        assertEquals(0, second.read("_S_b[2]"));
    }

    @Test
    void the_file_is_for_its_user_alone() throws IOException {
        DurableMarks.open(state).reserve("_s_a[1]", 1_000);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(state.resolve("marks"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_s_a[1] 1000\n",
                "_s_a[1] 1000\nend 00000000\n",
                "_s_a[1] 9000\nend 5e1d8a2c\n",
                "\0\0\0\0",
            })
    void a_damaged_file_stops_the_daemon(String text) throws IOException {
        Files.writeString(state.resolve("marks"), text);
        Exception e = assertThrows(LockException.Unavailable.class, () -> DurableMarks.open(state));
        assertEquals(state.resolve("marks") + " is damaged", e.getMessage());
    }

    @Test
    void a_file_that_is_cut_anywhere_is_damaged() throws IOException {
        DurableMarks.open(state).reserve("_s_a[1]", 1_000);
        byte[] whole = Files.readAllBytes(state.resolve("marks"));
        for (int length = 0; length < whole.length; length++) {
            Files.write(state.resolve("marks"), Arrays.copyOf(whole, length));
            assertThrows(LockException.Unavailable.class, () -> DurableMarks.open(state));
        }
    }

    @Test
    void two_daemons_in_one_directory_never_give_out_the_same() {
        DurableMarks one = DurableMarks.open(state);
        DurableMarks two = DurableMarks.open(state);
        one.reserve("_s_a[1]", 1_000);
        Exception e =
                assertThrows(LockException.Unavailable.class, () -> two.reserve("_s_a[1]", 1_000));
        assertEquals("another daemon gives out what _s_a[1] stands for", e.getMessage());
        assertEquals(1_000, DurableMarks.open(state).read("_s_a[1]"));
    }

    @Test
    void what_cannot_be_made_durable_is_not_reserved() throws IOException {
        DurableMarks marks = DurableMarks.open(state);
        Files.createDirectories(state.resolve("marks.new").resolve("in-the-way"));
        assertThrows(LockException.Unavailable.class, () -> marks.reserve("_s_a[1]", 1_000));
        assertEquals(0, marks.read("_s_a[1]"));
    }

    @Test
    void a_mark_that_cannot_be_forgotten_stays() throws IOException {
        DurableMarks marks = DurableMarks.open(state);
        marks.reserve("_s_a[1]", 1_000);
        Files.createDirectories(state.resolve("marks.new").resolve("in-the-way"));
        marks.forget("_s_a[1]");
        assertEquals(1_000, marks.read("_s_a[1]"));
    }
}

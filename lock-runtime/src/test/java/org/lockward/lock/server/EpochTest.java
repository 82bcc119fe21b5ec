package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The number of the run that stands in front of every token.
class EpochTest {

    @TempDir Path temp;

    @Test
    void every_run_has_the_next_number_and_it_is_in_the_file() throws IOException {
        Path state = temp.resolve("new/state");
        assertEquals(List.of(1L, 2L), List.of(Epoch.next(state), Epoch.next(state)));
        assertEquals("2\n", Files.readString(state.resolve("epoch")));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(state.resolve("epoch"))));
    }

    @Test
    void daemons_that_start_at_once_get_different_numbers() {
        Set<Long> epochs =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(i -> Epoch.next(temp))
                        .collect(Collectors.toSet());
        assertEquals(20, epochs.size());
    }

    @Test
    void what_a_run_that_was_killed_left_half_written_does_not_matter() throws IOException {
        Epoch.next(temp);
        Files.writeString(temp.resolve("epoch.new"), "garb");
        assertEquals(2, Epoch.next(temp));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "2", "0\n", "-1\n", "x\n", "2\n\n", " 2\n", "99999999\n"})
    void a_damaged_file_stops_the_daemon_instead_of_starting_at_one(String content)
            throws IOException {
        Files.writeString(temp.resolve("epoch"), content);
        LockException e = assertThrows(LockException.Unavailable.class, () -> Epoch.next(temp));
        assertTrue(e.problem().what().contains("epoch is damaged"), e.problem().what());
        assertEquals(content, Files.readString(temp.resolve("epoch")));
    }

    @Test
    void the_last_epoch_is_the_last() throws IOException {
        Files.writeString(temp.resolve("epoch"), Epoch.MAX - 1 + "\n");
        assertEquals(Epoch.MAX, Epoch.next(temp));
        assertEquals(Long.MAX_VALUE, (Epoch.MAX << 40) + ((1L << 40) - 1));
        assertThrows(LockException.Unavailable.class, () -> Epoch.next(temp));
    }

    @Test
    void a_file_instead_of_a_directory_is_said() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        LockException e = assertThrows(LockException.Unavailable.class, () -> Epoch.next(file));
        assertTrue(e.problem().what().contains(file.toString()), e.problem().what());
    }

    @Test
    void a_link_in_place_of_the_file_is_not_followed() throws IOException {
        Files.writeString(temp.resolve("elsewhere"), "5\n");
        Files.createSymbolicLink(temp.resolve("epoch"), temp.resolve("elsewhere"));
        assertThrows(LockException.Unavailable.class, () -> Epoch.next(temp));
    }

    @Test
    void tokens_grow_over_restarts() {
        Tokens first = new Tokens(temp);
        long last = Math.max(first.next(), first.next());
        assertTrue(new Tokens(temp).next() > last);
    }
}

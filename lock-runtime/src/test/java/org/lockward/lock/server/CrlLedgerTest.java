package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.CrlMark;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is remembered of revocation lists from one run to the next.
class CrlLedgerTest {

    private static final Instant DAY = Instant.parse("2026-11-21T10:00:00Z");
    private static final String KEY = "ab".repeat(32);

    @TempDir Path temp;

    private static CrlMark mark(String key, long number) {
        return new CrlMark(key, BigInteger.valueOf(number), DAY.plusSeconds(number));
    }

    @Test
    void the_newest_list_of_each_ca_is_known_to_the_next_run() throws IOException {
        CrlLedger.open(temp).remember(List.of(mark(KEY, 7), mark("cd".repeat(32), 3)));
        CrlLedger.open(temp).remember(List.of(mark(KEY, 6)));
        assertEquals(Optional.of(mark(KEY, 7)), CrlLedger.open(temp).newest(KEY));
        assertEquals(
                KEY + " 7 2026-11-21T10:00:07Z\n",
                Files.readString(temp.resolve("crl-memory")).lines().findFirst().orElse("") + "\n");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(temp.resolve("crl-memory"))));
    }

    @Test
    void daemons_that_share_a_directory_share_what_they_know() {
        CrlLedger one = CrlLedger.open(temp);
        CrlLedger.open(temp).remember(List.of(mark(KEY, 7)));
        one.remember(List.of(mark("cd".repeat(32), 1)));
        assertEquals(Optional.of(mark(KEY, 7)), one.newest(KEY));
    }

    @Test
    void the_file_does_not_grow_without_bound() throws IOException {
        CrlLedger ledger = CrlLedger.open(temp);
        ledger.remember(
                IntStream.range(0, 300).mapToObj(i -> mark("%064x".formatted(i), i)).toList());
        assertEquals(257, Files.readAllLines(temp.resolve("crl-memory")).size());
        assertEquals(Optional.empty(), CrlLedger.open(temp).newest("%064x".formatted(43)));
        assertTrue(CrlLedger.open(temp).newest("%064x".formatted(44)).isPresent());
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "",
                "\n",
                "end 1\n",
                "end 0",
                "x\nend 1\n",
                "KEY 7 DAY\n",
                "KEY 7 DAY\nend 0\n",
                "KEY -7 DAY\nend 1\n",
                "KEY 7 yesterday\nend 1\n",
                "KEY 7 2026-99-99T10:00:00Z\nend 1\n",
                "KEY 7 DAY\nend 1\n\n",
            })
    void a_damaged_file_stops_the_daemon_instead_of_taking_any_list(String content)
            throws IOException {
        String text = content.replace("KEY", KEY).replace("DAY", DAY.toString());
        Files.writeString(temp.resolve("crl-memory"), text);
        LockException e = assertThrows(LockException.Unavailable.class, () -> CrlLedger.open(temp));
        assertTrue(e.problem().what().contains("crl-memory is damaged"), e.problem().what());
        assertTrue(e.problem().fix().contains("delete the file"), e.problem().fix());
        assertEquals(text, Files.readString(temp.resolve("crl-memory")));
    }

    @Test
    void a_link_in_place_of_the_file_is_not_followed() throws IOException {
        Files.writeString(temp.resolve("elsewhere"), "end 0\n");
        Files.createSymbolicLink(temp.resolve("crl-memory"), temp.resolve("elsewhere"));
        assertThrows(LockException.Unavailable.class, () -> CrlLedger.open(temp));
    }

    @Test
    void what_cannot_be_written_counts_in_this_run_all_the_same() throws IOException {
        Path state = Files.createDirectory(temp.resolve("state"));
        CrlLedger ledger = CrlLedger.open(state);
        Files.createDirectories(state.resolve("crl-memory.new/full"));
        assertThrows(LockException.Unavailable.class, () -> ledger.remember(List.of(mark(KEY, 7))));
        assertEquals(Optional.of(mark(KEY, 7)), ledger.newest(KEY));
    }
}

package org.lockward.pki.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/// The file of the record: complete after every crash, and no change to it stays unseen.
class AuditRecordTest {

    private static final Instant TIME = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir private Path directory;
    private AuditRecord record;

    @BeforeEach
    void place() {
        record = new AuditRecord(directory.resolve("audit").resolve("record.ndjson"));
    }

    private static AuditNote note(int number) {
        return AuditNote.of(TIME.plusSeconds(number), new Actor("alice"), "test", AuditAct.ISSUE)
                .about(
                        new UniqueId("node-" + number % 3),
                        new SerialNumber(BigInteger.valueOf(number + 1L)))
                .with("profile", "node");
    }

    private static List<String> bodies(int from, int to) {
        List<String> bodies = new ArrayList<>();
        for (int number = from; number < to; number++) {
            bodies.add(note(number).body());
        }
        return bodies;
    }

    private AuditHead append(AuditHead head, int from, int to) {
        return record.append(head, bodies(from, to)).orElseThrow();
    }

    private void append(AuditNote alone) {
        assertTrue(record.append(AuditHead.EMPTY, List.of(alone.body())).isPresent());
    }

    private byte[] content() throws IOException {
        return Files.readAllBytes(record.file());
    }

    private AuditVerification verified(AuditHead head) {
        return record.verify(head, record.position().size(), Optional.empty());
    }

    private static List<Long> numbers(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::number).toList();
    }

    @Test
    void a_record_that_nobody_changed_is_whole_and_names_its_checkpoint() {
        AuditHead head = append(append(AuditHead.EMPTY, 0, 2), 2, 5);
        AuditVerification found = verified(head);
        assertEquals(List.of(), found.problems());
        assertEquals(5, found.entries());
        assertEquals(Optional.of(new Checkpoint(5, head.hash())), found.last());
    }

    @Test
    void every_flipped_bit_is_found() throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 3);
        byte[] whole = content();
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(record.file(), changed);
                assertFalse(verified(head).problems().isEmpty(), "byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void every_line_that_is_removed_doubled_or_swapped_is_found() throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 6);
        List<String> whole = Files.readAllLines(record.file());
        for (int at = 0; at < whole.size(); at++) {
            List<String> removed = new ArrayList<>(whole);
            String line = removed.remove(at);
            requireFound(removed, head, "without line " + (at + 1));
            for (int to = 0; to <= removed.size(); to++) {
                List<String> doubled = new ArrayList<>(whole);
                doubled.add(to, line);
                requireFound(doubled, head, "line " + (at + 1) + " again at " + (to + 1));
                List<String> moved = new ArrayList<>(removed);
                moved.add(to, line);
                if (to != at) {
                    requireFound(moved, head, "line " + (at + 1) + " at " + (to + 1));
                }
            }
        }
    }

    private void requireFound(List<String> lines, AuditHead head, String change)
            throws IOException {
        Files.write(record.file(), lines);
        assertFalse(verified(head).problems().isEmpty(), change);
    }

    @Test
    void a_tail_that_is_cut_anywhere_is_found_by_what_the_inventory_remembers() throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 3);
        byte[] whole = content();
        for (int length = 0; length < whole.length; length++) {
            Files.write(record.file(), Arrays.copyOf(whole, length));
            assertFalse(verified(head).problems().isEmpty(), "cut at " + length);
        }
    }

    @Test
    void a_finding_names_the_line_and_both_values() throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 3);
        List<String> lines = new ArrayList<>(Files.readAllLines(record.file()));
        lines.set(1, lines.get(1).replace("alice", "mallory"));
        Files.write(record.file(), lines);
        var problem = verified(head).problems().getFirst();
        String said = AuditEntry.parse(lines.get(2)).previous();
        assertEquals(
                "audit record: line 3 says that the line before has the hash " + said,
                problem.what());
        assertTrue(problem.why().contains(AuditEntry.hash(lines.get(1))), problem.why());
    }

    @Test
    void a_checkpoint_shows_what_even_the_inventory_was_made_to_forget() throws IOException {
        AuditHead before = append(AuditHead.EMPTY, 0, 3);
        AuditHead head = append(before, 3, 5);
        var checkpoint = Optional.of(new Checkpoint(head.number(), head.hash()));
        Files.write(record.file(), Arrays.copyOf(content(), (int) before.size()));
        assertEquals(List.of(), verified(before).problems());
        var found = record.verify(before, before.size(), checkpoint);
        assertTrue(found.problems().getFirst().what().contains("is not there"));
    }

    @Test
    void from_a_checkpoint_on_only_what_follows_counts() throws IOException {
        AuditHead kept = append(AuditHead.EMPTY, 0, 3);
        AuditHead head = append(kept, 3, 5);
        byte[] changed = content();
        changed[60] ^= 1;
        Files.write(record.file(), changed);
        var from = Optional.of(new Checkpoint(kept.number(), kept.hash()));
        var found = record.verify(head, head.size(), from);
        assertEquals(List.of(), found.problems());
        assertEquals(3, found.entries());
    }

    @Test
    void an_append_that_was_cut_off_anywhere_is_completed_and_nothing_is_doubled()
            throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 2);
        byte[] before = content();
        append(head, 2, 4);
        byte[] whole = content();
        for (int length = before.length; length <= whole.length; length++) {
            Files.write(record.file(), Arrays.copyOf(whole, length));
            append(head, 2, 4);
            assertArrayEquals(whole, content(), "cut at " + length);
        }
    }

    @Test
    void to_a_file_that_somebody_changed_nothing_is_appended() throws IOException {
        AuditHead head = append(AuditHead.EMPTY, 0, 2);
        byte[] whole = content();
        for (String more : List.of("x", "{}\n")) {
            Files.writeString(record.file(), new String(whole, StandardCharsets.UTF_8) + more);
            assertEquals(Optional.empty(), record.append(head, bodies(2, 3)));
        }
        whole[whole.length - 2] ^= 1;
        Files.write(record.file(), whole);
        assertEquals(Optional.empty(), record.append(head, bodies(2, 3)));
        assertArrayEquals(whole, content());
    }

    @Test
    void file_and_directory_are_for_their_owner_alone() throws IOException {
        append(AuditHead.EMPTY, 0, 1);
        assertEquals("rw-------", mode(record.file()));
        assertEquals("rwx------", mode(directory.resolve("audit")));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void no_link_is_followed() throws IOException {
        Path victim = Files.createFile(directory.resolve("victim"));
        Files.createDirectory(directory.resolve("audit"));
        Files.createSymbolicLink(record.file(), victim);
        assertThrows(
                PkiException.Forbidden.class, () -> record.append(AuditHead.EMPTY, bodies(0, 1)));
        assertThrows(PkiException.class, () -> record.read(AuditQuery.newest(1)));
        assertEquals(0, Files.size(victim));
    }

    @Test
    void a_link_in_place_of_the_directory_is_not_followed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(directory.resolve("audit"), elsewhere);
        assertThrows(
                PkiException.Forbidden.class, () -> record.append(AuditHead.EMPTY, bodies(0, 1)));
        try (var entries = Files.list(elsewhere)) {
            assertEquals(0, entries.count());
        }
    }

    @Test
    void any_part_is_read_from_any_place() {
        append(AuditHead.EMPTY, 0, 700);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            long before = random.nextLong(1, 720);
            int limit = random.nextInt(1, 50);
            List<Long> newest =
                    LongStream.range(0, limit)
                            .map(n -> Math.min(before - 1, 700) - n)
                            .filter(n -> n > 0)
                            .boxed()
                            .toList();
            var query = new AuditQuery(before, limit, Optional.empty(), Optional.empty());
            assertEquals(newest, numbers(record.read(query)));
            List<Long> next =
                    LongStream.rangeClosed(before + 1, Math.min(before + limit, 700))
                            .boxed()
                            .toList();
            assertEquals(next, numbers(record.after(before, limit)));
        }
    }

    @Test
    void a_damaged_line_hinders_nobody_from_reading_the_others() throws IOException {
        append(AuditHead.EMPTY, 0, 9);
        List<String> lines = new ArrayList<>(Files.readAllLines(record.file()));
        lines.set(4, "x");
        Files.write(record.file(), lines);
        assertEquals(List.of(8L, 9L), numbers(record.after(7, 5)));
        assertEquals(List.of(2L, 3L), numbers(record.after(1, 2)));
        assertEquals(List.of(9L, 8L), numbers(record.read(AuditQuery.newest(2))));
        assertThrows(PkiException.Unverified.class, () -> record.after(3, 5));
    }

    @Test
    void entries_are_found_by_node_and_by_time() {
        append(AuditHead.EMPTY, 0, 30);
        var query =
                new AuditQuery(
                        Long.MAX_VALUE,
                        100,
                        Optional.of(new UniqueId("node-1")),
                        Optional.of(TIME.plusSeconds(20)));
        assertEquals(List.of(29L, 26L, 23L), numbers(record.read(query)));
    }

    @Test
    void a_line_that_is_still_being_written_is_left_for_the_next_look() throws IOException {
        append(append(AuditHead.EMPTY, 0, 2), 2, 3);
        byte[] whole = content();
        Files.write(record.file(), Arrays.copyOf(whole, whole.length - 1));
        assertEquals(List.of(2L, 1L), numbers(record.read(AuditQuery.newest(9))));
        assertEquals(List.of(2L), numbers(record.after(1, 9)));
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() throws IOException {
        append(AuditHead.EMPTY, 0, 1);
        Files.writeString(record.file(), "x".repeat(1 << 20) + "\n");
        assertThrows(PkiException.Unverified.class, () -> record.read(AuditQuery.newest(1)));
        assertThrows(PkiException.Unverified.class, () -> record.after(0, 1));
    }

    @Test
    void there_is_nothing_where_nothing_was_recorded() {
        assertEquals(List.of(), record.read(AuditQuery.newest(1)));
        assertEquals(AuditPosition.NONE, record.position());
        assertEquals(List.of(), verified(AuditHead.EMPTY).problems());
    }

    @Test
    void hostile_text_stays_on_its_line_and_comes_back_as_it_was() throws IOException {
        String hostile = "a\"b\\c\nd\re\u001b[2J\u202e\u0000\ud800é😀{}";
        AuditNote note = note(0).with("problem", hostile);
        append(note);
        byte[] line = content();
        assertEquals(line.length - 1, new String(line, StandardCharsets.UTF_8).indexOf('\n'));
        for (int at = 0; at < line.length - 1; at++) {
            assertTrue(line[at] >= ' ' && line[at] < 0x7f, "byte " + at);
        }
        var entry = record.read(AuditQuery.newest(1)).getFirst();
        assertEquals(hostile, entry.detail().get("problem"));
    }

    @Test
    void the_longest_note_fits_a_line() {
        AuditNote longest = note(0);
        for (int i = 1; i < AuditNote.MAX_DETAILS; i++) {
            longest = longest.with("detail-" + i, "\u0001".repeat(2 * AuditNote.MAX_VALUE));
        }
        append(longest);
        assertEquals(1, record.read(AuditQuery.newest(1)).size());
    }
}

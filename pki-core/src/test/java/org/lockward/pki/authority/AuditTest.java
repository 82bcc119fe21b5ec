package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditPosition;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every act stands in the record once, whatever dies in between.
class AuditTest {

    private static final UniqueId NODE = new UniqueId("node-a");

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;

    @BeforeEach
    void init() {
        fixture = new Fixture(directory.resolve("pki"));
        authority = fixture.init();
    }

    private List<AuditEntry> entries() {
        return authority.audit(Long.MAX_VALUE, 1_000).reversed();
    }

    private List<String> acts() {
        return entries().stream().map(AuditEntry::act).toList();
    }

    private void requireWhole() {
        assertEquals(List.of(), authority.verifyAudit(Optional.empty()).problems());
    }

    private void revoke(UniqueId id) {
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.revoke(List.of(id), Reason.KEY_COMPROMISE, ca);
        }
    }

    private Home home() {
        return new Home(fixture.directory(), fixture.context());
    }

    private Path file() {
        return fixture.directory().audit();
    }

    /// Notes an act as an operation does that dies right behind its commit.
    private void noteAndDie() {
        try (Inventory inventory = JdbcInventory.open(fixture.directory().inventory())) {
            inventory.note(home().noted(AuditAct.SERVED).about(NODE));
        }
    }

    @Test
    void the_creation_of_the_ca_is_the_first_entry() {
        assertEquals(List.of("init", "publish-crl"), acts());
        assertEquals("Fleet X", entries().getFirst().detail().get("fleet"));
        assertEquals(Fixture.START, entries().getFirst().at());
        requireWhole();
    }

    @Test
    void issuing_and_revoking_name_node_certificate_program_and_user() {
        Enrolled enrolled = Fixture.enroll(authority, "node-a");
        revoke(NODE);
        assertEquals(List.of("init", "publish-crl", "issue", "revoke", "publish-crl"), acts());
        AuditEntry revoked = entries().get(3);
        assertEquals(Optional.of(NODE), revoked.node());
        assertEquals(Optional.of(enrolled.serial()), revoked.serial());
        assertEquals("test", revoked.program());
        assertEquals(fixture.context().actor().name(), revoked.actor());
        assertEquals("keyCompromise", revoked.detail().get("reason"));
        requireWhole();
    }

    @Test
    void an_act_that_changed_nothing_is_not_there() {
        Fixture.enroll(authority, "node-a");
        assertThrows(PkiException.Conflict.class, () -> Fixture.enroll(authority, "node-a"));
        assertThrows(PkiException.NotFound.class, () -> revoke(new UniqueId("node-b")));
        authority.preview(Fixture.request("node-b"));
        assertEquals(List.of("init", "publish-crl", "issue"), acts());
    }

    @Test
    void what_was_stored_before_the_process_died_is_recorded_by_the_next_operation() {
        noteAndDie();
        noteAndDie();
        authority.find(NodeQuery.ALL);
        authority.find(NodeQuery.ALL);
        assertEquals(List.of("init", "publish-crl", "served", "served"), acts());
        requireWhole();
    }

    @Test
    void a_process_that_is_killed_between_commit_and_append_loses_no_entry()
            throws IOException, InterruptedException {
        try (Child child = Child.start(NoteAndWait.class, fixture.directory().home().toString())) {
            assertEquals("committed", child.line());
            child.kill();
        }
        assertEquals(List.of("init", "publish-crl"), acts());
        Fixture.enroll(authority, "node-a");
        assertEquals(List.of("init", "publish-crl", "deploy-failed", "issue"), acts());
        requireWhole();
    }

    @Test
    void an_append_that_was_cut_off_anywhere_is_completed_once() throws IOException {
        byte[] before = Files.readAllBytes(file());
        noteAndDie();
        Path inventory = fixture.directory().inventory();
        byte[] noted = Files.readAllBytes(inventory);
        authority.find(NodeQuery.ALL);
        byte[] whole = Files.readAllBytes(file());
        for (int length = before.length; length <= whole.length; length += 7) {
            Files.write(inventory, noted);
            Files.write(file(), Arrays.copyOf(whole, length));
            authority.find(NodeQuery.ALL);
            assertArrayEquals(whole, Files.readAllBytes(file()), "cut at " + length);
        }
        requireWhole();
    }

    @Test
    void a_record_that_somebody_changed_hinders_nobody_and_tells_of_it_for_ever()
            throws IOException {
        String whole = Files.readString(file());
        Files.writeString(file(), whole.replace("\"entries\":\"0\"", "\"entries\":\"1\""));
        Fixture.enroll(authority, "node-a");
        Fixture.enroll(authority, "node-b");
        var found = authority.verifyAudit(Optional.empty());
        assertTrue(
                found.problems().stream().anyMatch(p -> p.what().contains("was found changed")),
                found.problems().toString());
        var later = authority.auditAfter(2, 9).stream().map(AuditEntry::act).toList();
        assertEquals(List.of("record-broken", "issue", "issue"), later);
        assertEquals(
                List.of(), authority.verifyAudit(found.last()).problems(), "from a checkpoint on");
    }

    @Test
    void a_tail_that_was_cut_off_is_found() throws IOException {
        Fixture.enroll(authority, "node-a");
        List<String> lines = Files.readAllLines(file());
        Files.write(file(), lines.subList(0, 2));
        var problem = authority.verifyAudit(Optional.empty()).problems().getFirst();
        assertTrue(problem.why().contains("remembers entry 3:"), problem.toString());
        revoke(NODE);
        assertEquals(
                List.of("init", "publish-crl", "record-broken", "revoke", "publish-crl"), acts());
    }

    @Test
    void a_record_that_is_gone_begins_again_and_says_so() throws IOException {
        Files.delete(file());
        Fixture.enroll(authority, "node-a");
        assertEquals(List.of("record-broken", "issue"), acts());
        assertEquals(3, entries().getFirst().number());
    }

    @Test
    void the_record_of_a_ca_that_is_older_than_it_says_so_first() throws IOException {
        Files.delete(file());
        try (Inventory inventory = JdbcInventory.open(fixture.directory().inventory())) {
            inventory.audited(AuditHead.EMPTY);
        }
        assertEquals(0, authority.verifyAudit(Optional.empty()).entries());
        Fixture.enroll(authority, "node-a");
        assertEquals(List.of("record-started", "issue"), acts());
        requireWhole();
    }

    @Test
    void the_position_changes_when_something_was_done_and_only_then() {
        AuditPosition before = authority.auditPosition();
        authority.find(NodeQuery.ALL);
        authority.ca();
        requireWhole();
        assertEquals(before, authority.auditPosition());
        Fixture.enroll(authority, "node-a");
        assertNotEquals(before, authority.auditPosition());
    }

    @Test
    void the_record_is_read_while_somebody_else_holds_the_home() {
        Fixture.enroll(authority, "node-a");
        try (HomeLock _ = HomeLock.take(fixture.directory().lock(), "x", Duration.ofSeconds(1))) {
            long start = System.nanoTime();
            assertEquals(List.of("init", "publish-crl", "issue"), acts());
            assertEquals(1, authority.auditAfter(2, 10).size());
            authority.auditPosition();
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void what_cannot_be_recorded_is_not_acknowledged_and_is_recorded_later() throws IOException {
        Path aside = Files.move(file(), directory.resolve("aside"));
        Files.createDirectory(file());
        assertThrows(PkiException.class, () -> Fixture.enroll(authority, "node-a"));
        Files.delete(file());
        Files.move(aside, file());
        assertEquals(1, authority.find(NodeQuery.ALL).size());
        assertEquals(List.of("init", "publish-crl", "issue"), acts());
        requireWhole();
    }
}

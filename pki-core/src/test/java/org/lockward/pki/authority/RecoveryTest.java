package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.jdbc.JdbcInventory;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the next operation does about one that ended in the middle: after the reservation, with
/// nothing, with half a bundle, or with the whole bundle there.
class RecoveryTest {

    private static final UniqueId NODE_A = new UniqueId("node-a");

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;

    @BeforeEach
    void init() {
        fixture = new Fixture(directory.resolve("pki"));
        authority = fixture.init();
    }

    /// Stores a reservation, as an operation does that never gets further.
    private SerialNumber reserve(String id) {
        var certificate = new CaCertificate(authority.ca().certificate());
        Draft draft =
                Draft.of(
                        Fixture.request(id),
                        Fleet.named("Fleet X"),
                        certificate,
                        fixture.context());
        Reservation reservation = draft.reservation("g1", Optional.empty(), fixture.context());
        try (Inventory inventory = JdbcInventory.open(fixture.directory().inventory())) {
            inventory.reserve(reservation);
        }
        return reservation.serial();
    }

    /// Stores a reservation of a renewal that never gets further.
    private SerialNumber reserveRenewal(Enrolled older) {
        var certificate = new CaCertificate(authority.ca().certificate());
        Draft draft =
                Draft.of(
                        Fixture.request("node-a"),
                        Fleet.named("Fleet X"),
                        certificate,
                        fixture.context());
        Reservation reservation =
                draft.reservation("g1", Optional.of(older.serial()), fixture.context());
        try (Inventory inventory = JdbcInventory.open(fixture.directory().inventory())) {
            inventory.reserve(reservation);
        }
        return reservation.serial();
    }

    /// The older certificate is active, alone, with its files; only then is the node renewed.
    private void requireUntouched(Enrolled older) throws IOException {
        requireAgreement();
        assertEquals(older.serial(), authority.show(NODE_A).node().serial());
        assertEquals(
                new CertificateState.Active(),
                authority.show(NODE_A).certificates().getLast().state());
        assertEquals(
                Path.of(older.serial().hex()),
                Files.readSymbolicLink(fixture.directory().current(NODE_A)));
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.renew(Renewal.of(NODE_A), ca);
        }
        requireAgreement();
    }

    @Test
    void a_renewal_that_was_only_reserved_leaves_the_older_certificate_as_it_was()
            throws IOException {
        Enrolled older = Fixture.enroll(authority, "node-a");
        reserveRenewal(older);
        requireUntouched(older);
    }

    @Test
    void half_a_bundle_of_a_renewal_leaves_the_older_certificate_as_it_was() throws IOException {
        Enrolled older = Fixture.enroll(authority, "node-a");
        reserveRenewal(older);
        Path staging = fixture.directory().node(NODE_A).resolve(".staging-1");
        Files.createDirectories(staging);
        Files.writeString(staging.resolve("key.pem"), "a key");
        requireUntouched(older);
    }

    @Test
    void a_bundle_of_a_renewal_without_record_leaves_the_older_certificate_as_it_was()
            throws IOException {
        Enrolled older = Fixture.enroll(authority, "node-a");
        SerialNumber lost = reserveRenewal(older);
        Files.createDirectories(fixture.directory().bundle(NODE_A, lost));
        requireUntouched(older);
    }

    @Test
    void a_current_link_to_a_renewal_without_record_is_set_back() throws IOException {
        Enrolled older = Fixture.enroll(authority, "node-a");
        SerialNumber lost = reserveRenewal(older);
        Files.createDirectories(fixture.directory().bundle(NODE_A, lost));
        Path current = fixture.directory().current(NODE_A);
        Files.delete(current);
        Files.createSymbolicLink(current, Path.of(lost.hex()));
        requireUntouched(older);
    }

    private void requireAgreement() {
        new HomeCheck(new Home(fixture.directory(), fixture.context())).all();
    }

    @Test
    void a_reservation_alone_frees_its_node() {
        reserve("node-a");
        Fixture.enroll(authority, "node-a");
        requireAgreement();
    }

    @Test
    void the_serial_number_that_was_reserved_is_on_the_next_crl() {
        SerialNumber serial = reserve("node-a");
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.publishCrl(ca);
        }
        assertNotNull(authority.trust().crls().getFirst().getRevokedCertificate(serial.value()));
    }

    @Test
    void half_a_bundle_is_removed_with_its_key() throws IOException {
        reserve("node-a");
        Path staging = fixture.directory().node(NODE_A).resolve(".staging-1");
        Files.createDirectories(staging);
        Files.writeString(staging.resolve("key.pem"), "a key");
        authority.find(NodeQuery.ALL);
        assertFalse(Files.exists(fixture.directory().node(NODE_A)));
    }

    @Test
    void a_whole_bundle_without_record_goes_and_the_older_one_is_current_again()
            throws IOException {
        Enrolled older = Fixture.enroll(authority, "node-a");
        fixture.advance(Duration.ofDays(400));
        SerialNumber lost = reserve("node-a");
        Files.createDirectories(fixture.directory().bundle(NODE_A, lost));
        Path current = fixture.directory().current(NODE_A);
        Files.delete(current);
        Files.createSymbolicLink(current, Path.of(lost.hex()));
        requireAgreement();
        assertEquals(Path.of(older.serial().hex()), Files.readSymbolicLink(current));
    }

    @Test
    void an_enrolment_that_fails_leaves_neither_files_nor_its_node_taken() throws IOException {
        Path trust = fixture.directory().trust();
        Path aside = Files.move(trust, trust.resolveSibling("aside"));
        assertThrows(PkiException.class, () -> Fixture.enroll(authority, "node-a"));
        Files.move(aside, trust);
        assertEquals(List.of(), authority.find(NodeQuery.ALL));
        assertTrue(Trees.list(fixture.directory().nodes()).isEmpty());
        Fixture.enroll(authority, "node-a");
        requireAgreement();
    }
}

package org.lockward.pki.inventory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lockward.pki.inventory.Ledger.ISSUER;
import static org.lockward.pki.inventory.Ledger.NOW;
import static org.lockward.pki.inventory.Ledger.issuance;
import static org.lockward.pki.inventory.Ledger.node;
import static org.lockward.pki.inventory.Ledger.reservation;
import static org.lockward.pki.inventory.Ledger.serial;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What every inventory must do: one storage, one subclass. Each test starts with an empty one that
/// knows the issuer g1.
public abstract class InventoryContract {

    private static final Instant EXPIRED = NOW.plus(Duration.ofDays(90));

    /// Opens the storage of this test, a new one at the first call.
    protected abstract Inventory open();

    protected Inventory inventory;

    @BeforeEach
    final void start() {
        inventory = open();
        inventory.addIssuer(ISSUER, new byte[] {1}, NOW);
    }

    @AfterEach
    final void end() {
        inventory.close();
    }

    private void reopen() {
        inventory.close();
        inventory = open();
    }

    private Reservation issue(int number) {
        return issue(reservation(number));
    }

    private Reservation issue(Reservation reservation) {
        inventory.reserve(reservation);
        inventory.record(issuance(reservation));
        return reservation;
    }

    private List<CertificateState> states(int node, Instant at) {
        return inventory.node(node(node), at).orElseThrow().certificates().stream()
                .map(CertificateRecord::state)
                .toList();
    }

    @Test
    void a_recorded_certificate_is_active_and_there_after_reopening()
            throws GeneralSecurityException {
        inventory.reserve(reservation(7));
        Issuance issuance = issuance(reservation(7));
        inventory.record(issuance);
        reopen();
        assertEquals(List.of(new CertificateState.Active()), states(7, NOW));
        byte[] der = inventory.certificate(ISSUER, serial(7)).orElseThrow();
        assertArrayEquals(issuance.certificate().getEncoded(), der);
    }

    @Test
    void a_reservation_is_there_after_reopening_and_shows_no_node() {
        inventory.reserve(reservation(7));
        reopen();
        assertEquals(List.of(reservation(7)), inventory.reserved());
        assertEquals(List.of(), inventory.find(NodeQuery.ALL, NOW));
        assertEquals(Optional.empty(), inventory.node(node(7), NOW));
    }

    @Test
    void a_second_certificate_for_a_node_is_a_conflict_that_names_holder_serial_and_expiry() {
        Reservation first = issue(7);
        var second = reservation(8, node(7), NOW.plusSeconds(60));
        var conflict = assertThrows(PkiException.Conflict.class, () -> inventory.reserve(second));
        String what = conflict.problems().getFirst().what();
        assertEquals(
                "node node-7 has an active certificate: serial number %s, valid until %s"
                        .formatted(first.serial(), first.validity().notAfter()),
                what);
    }

    @Test
    void a_node_whose_certificate_is_being_issued_is_taken() {
        inventory.reserve(reservation(7));
        var second = reservation(8, node(7), NOW);
        assertThrows(PkiException.Conflict.class, () -> inventory.reserve(second));
    }

    @Test
    void an_expired_certificate_frees_the_node() {
        issue(7);
        issue(reservation(8, node(7), EXPIRED));
        assertEquals(
                List.of(new CertificateState.Active(), new CertificateState.Expired()),
                states(7, EXPIRED));
    }

    @Test
    void a_certificate_holds_its_node_until_its_last_second_is_over() {
        issue(7);
        var last = reservation(8, node(7), EXPIRED.minusMillis(1));
        assertThrows(PkiException.Conflict.class, () -> inventory.reserve(last));
    }

    @Test
    void the_key_of_another_node_is_refused() {
        issue(7);
        Reservation r = reservation(8);
        var stolen =
                new Reservation(
                        r.serial(),
                        r.node(),
                        Optional.empty(),
                        ISSUER,
                        r.validity(),
                        reservation(7).publicKey(),
                        NOW);
        var refused = assertThrows(PkiException.Refused.class, () -> inventory.reserve(stolen));
        assertTrue(
                refused.problems()
                        .getFirst()
                        .what()
                        .startsWith("the public key for node node-8 belongs to node node-7"));
    }

    @Test
    void a_serial_number_is_used_once() {
        issue(7);
        Reservation r = reservation(8);
        var again =
                new Reservation(
                        serial(7),
                        r.node(),
                        Optional.empty(),
                        ISSUER,
                        r.validity(),
                        r.publicKey(),
                        NOW);
        assertThrows(SerialNumberTaken.class, () -> inventory.reserve(again));
    }

    @Test
    void what_was_not_reserved_cannot_be_recorded() {
        var issuance = issuance(reservation(7));
        assertThrows(PkiException.NotFound.class, () -> inventory.record(issuance));
    }

    @Test
    void an_abandoned_reservation_frees_the_node_but_not_the_serial_number() {
        inventory.reserve(reservation(7));
        inventory.abandon(reservation(7), NOW);
        var again = reservation(7);
        assertThrows(SerialNumberTaken.class, () -> inventory.reserve(again));
        var other = reservation(8, node(7), NOW);
        inventory.reserve(other);
        assertEquals(List.of(other), inventory.reserved());
    }

    @Test
    void an_abandoned_serial_number_is_on_the_next_crl() {
        inventory.reserve(reservation(7));
        inventory.abandon(reservation(7), NOW);
        assertEquals(
                List.of(new Revocation(serial(7), NOW, Reason.UNSPECIFIED)),
                inventory.orderCrl(ISSUER).revocations());
    }

    @Test
    void work_done_together_is_done_whole_or_not_at_all() {
        var failure = new IllegalStateException("on purpose");
        assertThrows(
                IllegalStateException.class,
                () ->
                        inventory.together(() -> {
                            inventory.reserve(reservation(7));
                            throw failure;
                        }));
        reopen();
        assertEquals(List.of(), inventory.reserved());
    }

    @Test
    void many_are_issued_together() {
        inventory.together(() -> {
            for (int number = 0; number < 20; number++) {
                issue(number);
            }
            return true;
        });
        reopen();
        assertEquals(20, inventory.find(NodeQuery.ALL, NOW).size());
    }

    @Test
    void the_newest_certificate_is_known_without_the_revoked_ones() {
        issue(7);
        issue(reservation(8, node(8), NOW.plusSeconds(60)));
        inventory.revoke(node(8), Reason.KEY_COMPROMISE, NOW.plusSeconds(90));
        assertEquals(serial(7), inventory.newest().orElseThrow().serial());
    }

    @Test
    void a_deployment_and_what_is_served_there_show_on_the_node() {
        issue(7);
        var deployed = new Sighting(serial(7), NOW.plusSeconds(5));
        var served = new Sighting(serial(7), NOW.plusSeconds(9));
        inventory.deployed(
                new Deployment(node(7), "dir:/tls", deployed, Optional.empty(), Optional.empty()));
        inventory.served(node(7), "dir:/tls", served);
        NodeDetail detail = inventory.node(node(7), NOW).orElseThrow();
        assertEquals(Optional.of(deployed), detail.node().deployed());
        assertEquals(Optional.of(served), detail.node().served());
        assertEquals(
                List.of(
                        new Deployment(
                                node(7),
                                "dir:/tls",
                                deployed,
                                Optional.of(served),
                                Optional.empty())),
                detail.deployments());
    }

    @Test
    void a_foreign_serial_number_cannot_be_deployed() {
        issue(7);
        issue(8);
        var foreign = new Sighting(serial(8), NOW);
        var deployment =
                new Deployment(node(7), "dir:/tls", foreign, Optional.empty(), Optional.empty());
        assertThrows(PkiException.NotFound.class, () -> inventory.deployed(deployment));
    }
}

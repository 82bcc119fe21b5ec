package org.lockward.pki.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lockward.pki.inventory.Ledger.ISSUER;
import static org.lockward.pki.inventory.Ledger.NOW;
import static org.lockward.pki.inventory.Ledger.node;
import static org.lockward.pki.inventory.Ledger.reservation;
import static org.lockward.pki.inventory.Ledger.serial;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What every inventory must remember of revocations and CRLs. Each test starts with node 7's
/// certificate.
public abstract class RevocationContract {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant EXPIRED = NOW.plus(Duration.ofDays(90));

    /// Opens the storage of this test, a new one at the first call.
    protected abstract Inventory open();

    private Inventory inventory;

    @BeforeEach
    final void start() {
        inventory = open();
        inventory.addIssuer(ISSUER, new byte[] {1}, NOW);
        inventory.reserve(reservation(7));
        inventory.record(Ledger.issuance(reservation(7)));
    }

    @AfterEach
    final void end() {
        inventory.close();
    }

    private void publish(Instant thisUpdate) {
        CrlOrder order = inventory.orderCrl(ISSUER);
        inventory.crlPublished(
                ISSUER, new CrlPublication(order.number(), thisUpdate, thisUpdate.plus(WEEK)));
    }

    @Test
    void a_revoked_certificate_is_revoked_after_reopening() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        inventory.close();
        inventory = open();
        NodeDetail detail = inventory.node(node(7), LATER).orElseThrow();
        assertEquals(NodeState.REVOKED, detail.node().state());
        assertEquals(
                new CertificateState.Revoked(LATER, Reason.KEY_COMPROMISE),
                detail.certificates().getFirst().state());
    }

    @Test
    void a_revoked_certificate_is_on_the_next_crl() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        assertEquals(
                List.of(new Revocation(serial(7), LATER, Reason.KEY_COMPROMISE)),
                inventory.orderCrl(ISSUER).revocations());
    }

    @Test
    void a_revoked_node_is_free_for_a_new_certificate() {
        inventory.revoke(node(7), Reason.SUPERSEDED, LATER);
        inventory.reserve(reservation(8, node(7), LATER));
        assertEquals(1, inventory.reserved().size());
    }

    @Test
    void revoking_twice_changes_nothing_more() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        assertEquals(List.of(), inventory.revoke(node(7), Reason.SUPERSEDED, LATER.plusSeconds(1)));
    }

    @Test
    void an_expired_certificate_is_not_revoked() {
        assertEquals(List.of(), inventory.revoke(node(7), Reason.KEY_COMPROMISE, EXPIRED));
    }

    @Test
    void a_crl_number_is_never_taken_twice_even_when_its_crl_was_not_published() {
        assertEquals(1, inventory.orderCrl(ISSUER).number());
        inventory.close();
        inventory = open();
        assertEquals(2, inventory.orderCrl(ISSUER).number());
    }

    @Test
    void a_crl_that_was_ordered_is_pending_until_it_is_published() {
        inventory.orderCrl(ISSUER);
        assertTrue(inventory.issuer(ISSUER).crlPending());
        publish(NOW);
        assertFalse(inventory.issuer(ISSUER).crlPending());
    }

    @Test
    void an_expired_entry_stays_for_one_crl_more_and_then_goes() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        publish(EXPIRED.minusSeconds(1));
        assertEquals(1, inventory.orderCrl(ISSUER).revocations().size());
        publish(EXPIRED);
        assertEquals(List.of(), inventory.orderCrl(ISSUER).revocations());
    }

    @Test
    void an_entry_stays_when_the_crl_that_should_have_shown_it_was_not_published() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        publish(LATER);
        inventory.orderCrl(ISSUER);
        assertEquals(1, inventory.orderCrl(ISSUER).revocations().size());
    }

    @Test
    void an_unknown_issuer_is_not_found() {
        assertThrows(PkiException.NotFound.class, () -> inventory.issuer("g2"));
    }
}

package org.lockward.pki.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lockward.pki.inventory.Ledger.ISSUER;
import static org.lockward.pki.inventory.Ledger.NOW;
import static org.lockward.pki.inventory.Ledger.issuance;
import static org.lockward.pki.inventory.Ledger.node;
import static org.lockward.pki.inventory.Ledger.reservation;
import static org.lockward.pki.inventory.Ledger.serial;
import static org.lockward.pki.inventory.Ledger.succession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What every inventory must do when a certificate takes the place of another one. Each test starts
/// with node 7's certificate 7, valid for 90 days; certificate 8 is to succeed it.
public abstract class SuccessionContract {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant EXPIRED = NOW.plus(Duration.ofDays(90));
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Supersession LET_EXPIRE = new Supersession.LetExpire();

    /// Opens the storage of this test, a new one at the first call.
    protected abstract Inventory open();

    private Inventory inventory;

    @BeforeEach
    final void start() {
        inventory = open();
        inventory.addIssuer(ISSUER, new byte[] {1}, NOW);
        inventory.reserve(reservation(7));
        inventory.record(issuance(reservation(7)));
    }

    @AfterEach
    final void end() {
        inventory.close();
    }

    private void reopen() {
        inventory.close();
        inventory = open();
    }

    private static Reservation eighth(Instant at) {
        return succession(8, node(7), 7, at);
    }

    private Optional<CertificateRecord> succeed(Supersession fate, Instant at) {
        inventory.reserve(eighth(at));
        return inventory.succeed(issuance(eighth(at)), fate, at);
    }

    /// Newest first.
    private List<CertificateState> states(Instant at) {
        return inventory.node(node(7), at).orElseThrow().certificates().stream()
                .map(CertificateRecord::state)
                .toList();
    }

    private static CertificateState superseded() {
        return new CertificateState.Superseded(LATER, Optional.empty());
    }

    @Test
    void until_the_new_one_is_recorded_the_old_one_is_active_and_shown() {
        inventory.reserve(eighth(LATER));
        reopen();
        assertEquals(
                List.of(new CertificateState.Reserved(), new CertificateState.Active()),
                states(LATER));
        assertEquals(List.of(eighth(LATER)), inventory.reserved());
        assertEquals(serial(7), inventory.node(node(7), LATER).orElseThrow().node().serial());
    }

    @Test
    void an_abandoned_successor_leaves_the_old_one_active() {
        inventory.reserve(eighth(LATER));
        inventory.abandon(eighth(LATER), LATER);
        assertEquals(
                List.of(new CertificateState.Abandoned(LATER), new CertificateState.Active()),
                states(LATER));
        inventory.reserve(succession(9, node(7), 7, LATER));
        assertEquals(1, inventory.reserved().size());
    }

    @Test
    void one_that_may_expire_is_superseded_and_the_new_one_active() {
        CertificateRecord older = succeed(LET_EXPIRE, LATER).orElseThrow();
        assertEquals(superseded(), older.state());
        reopen();
        assertEquals(List.of(new CertificateState.Active(), superseded()), states(LATER));
        assertEquals(serial(8), inventory.node(node(7), LATER).orElseThrow().node().serial());
        assertEquals(List.of(), inventory.orderCrl(ISSUER).revocations());
    }

    @Test
    void one_that_is_revoked_with_it_is_on_the_next_crl_and_the_node_is_not_revoked() {
        CertificateRecord older = succeed(new Supersession.Revoke(), LATER).orElseThrow();
        assertEquals(new CertificateState.Revoked(LATER, Reason.SUPERSEDED), older.state());
        assertEquals(
                List.of(new Revocation(serial(7), LATER, Reason.SUPERSEDED)),
                inventory.orderCrl(ISSUER).revocations());
        assertEquals(NodeState.ACTIVE, inventory.nodes(List.of(node(7)), LATER).get(0).state());
    }

    @Test
    void a_grace_says_when_it_is_over() {
        CertificateRecord older = succeed(new Supersession.Grace(WEEK), LATER).orElseThrow();
        var state = new CertificateState.Superseded(LATER, Optional.of(LATER.plus(WEEK)));
        assertEquals(state, older.state());
        assertEquals(List.of(), inventory.overdue(LATER.plus(WEEK).minusMillis(1)));
        assertEquals(List.of(), inventory.revokeOverdue(LATER.plus(WEEK).minusMillis(1)));
    }

    @Test
    void past_its_grace_it_is_revoked_as_superseded_once() {
        succeed(new Supersession.Grace(WEEK), LATER);
        Instant over = LATER.plus(WEEK);
        assertEquals(serial(7), inventory.overdue(over).getFirst().serial());
        assertEquals(1, inventory.revokeOverdue(over).size());
        reopen();
        assertEquals(List.of(), inventory.overdue(over));
        assertEquals(
                List.of(new Revocation(serial(7), over, Reason.SUPERSEDED)),
                inventory.orderCrl(ISSUER).revocations());
        assertEquals(NodeState.ACTIVE, inventory.nodes(List.of(node(7)), over).get(0).state());
    }

    @Test
    void what_expires_before_its_grace_is_over_is_not_revoked() {
        succeed(new Supersession.Grace(Duration.ofDays(100)), LATER);
        assertEquals(List.of(), inventory.overdue(LATER.plus(Duration.ofDays(100))));
    }

    @Test
    void only_the_newest_certificate_is_succeeded() {
        succeed(LET_EXPIRE, LATER);
        var second = succession(9, node(7), 7, LATER);
        var conflict = assertThrows(PkiException.Conflict.class, () -> inventory.reserve(second));
        assertEquals(
                "node node-7 got serial number %s meanwhile, in place of %s"
                        .formatted(serial(8), serial(7)),
                conflict.problems().getFirst().what());
        assertEquals(List.of(), inventory.reserved());
    }

    @Test
    void nothing_else_is_issued_to_a_node_while_a_successor_is() {
        inventory.reserve(eighth(LATER));
        var other = succession(9, node(7), 7, LATER);
        assertThrows(PkiException.Conflict.class, () -> inventory.reserve(other));
        var plain = reservation(10, node(7), EXPIRED);
        assertThrows(PkiException.Conflict.class, () -> inventory.reserve(plain));
    }

    @Test
    void a_revoked_certificate_is_not_succeeded() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        var conflict =
                assertThrows(PkiException.Conflict.class, () -> inventory.reserve(eighth(LATER)));
        assertEquals(
                "if it is to come back: pki issue-node node-7",
                conflict.problems().getFirst().fix());
    }

    @Test
    void what_never_was_is_not_succeeded() {
        var first = succession(8, node(8), 7, LATER);
        assertThrows(PkiException.NotFound.class, () -> inventory.reserve(first));
    }

    @Test
    void an_expired_certificate_is_succeeded_and_stays_expired() {
        assertEquals(Optional.empty(), succeed(new Supersession.Revoke(), EXPIRED));
        assertEquals(
                List.of(new CertificateState.Active(), new CertificateState.Expired()),
                states(EXPIRED));
        assertEquals(List.of(), inventory.orderCrl(ISSUER).revocations());
    }

    @Test
    void what_was_never_reserved_ends_nothing() {
        var issuance = issuance(eighth(LATER));
        assertThrows(
                PkiException.NotFound.class, () -> inventory.succeed(issuance, LET_EXPIRE, LATER));
        assertEquals(List.of(new CertificateState.Active()), states(LATER));
    }

    @Test
    void revoking_a_node_takes_the_superseded_certificates_too() {
        succeed(LET_EXPIRE, LATER);
        var revoked = inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        assertEquals(
                List.of(serial(8), serial(7)),
                revoked.stream().map(CertificateRecord::serial).toList());
    }

    @Test
    void a_superseded_certificate_that_has_expired_is_not_revoked() {
        succeed(LET_EXPIRE, LATER);
        assertEquals(
                List.of(new CertificateState.Active(), new CertificateState.Expired()),
                states(EXPIRED));
        assertEquals(1, inventory.revoke(node(7), Reason.KEY_COMPROMISE, EXPIRED).size());
    }

    @Test
    void a_compromised_key_is_certified_no_more() {
        inventory.revoke(node(7), Reason.KEY_COMPROMISE, LATER);
        Reservation r = reservation(8, node(7), LATER);
        var again =
                new Reservation(
                        r.serial(),
                        r.node(),
                        Optional.empty(),
                        ISSUER,
                        r.validity(),
                        reservation(7).publicKey(),
                        LATER);
        assertThrows(PkiException.Refused.class, () -> inventory.reserve(again));
    }

    @Test
    void the_profile_is_kept_with_the_certificate() {
        assertEquals(
                Optional.of("node"),
                inventory.node(node(7), NOW).orElseThrow().certificates().getFirst().profile());
    }

    @Test
    void nodes_are_given_in_the_order_in_which_they_are_named_without_the_unknown() {
        inventory.reserve(reservation(5));
        inventory.record(issuance(reservation(5)));
        inventory.reserve(reservation(6));
        var named = List.of(node(7), node(1), node(6), node(5), node(7));
        assertEquals(
                List.of(node(7), node(5)),
                inventory.nodes(named, NOW).stream().map(NodeRecord::id).toList());
    }

    @Test
    void the_service_that_proved_a_deployment_is_remembered_by_later_ones() {
        var sighting = new Sighting(serial(7), NOW);
        Optional<String> service = Optional.of("db1.example:7410");
        inventory.deployed(deployment(sighting, service));
        inventory.deployed(deployment(new Sighting(serial(7), LATER), Optional.empty()));
        reopen();
        assertEquals(service, inventory.deployments().getFirst().service());
        assertEquals(LATER, inventory.deployments().getFirst().deployed().at());
    }

    private static Deployment deployment(Sighting sighting, Optional<String> service) {
        return new Deployment(node(7), "dir:/tls", sighting, Optional.empty(), service);
    }
}

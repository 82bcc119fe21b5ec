package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an authority does for its callers.
class AuthorityTest {

    private static final UniqueId NODE_A = new UniqueId("node-a");

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;

    @BeforeEach
    void init() {
        fixture = new Fixture(directory.resolve("pki"));
        authority = fixture.init();
    }

    private Enrolled enroll() {
        return Fixture.enroll(authority, "node-a");
    }

    private RevocationOutcome revoke(String... ids) {
        try (Unlocked ca = Fixture.unlock(authority)) {
            List<UniqueId> nodes = List.of(ids).stream().map(UniqueId::new).toList();
            return authority.revoke(nodes, Reason.KEY_COMPROMISE, ca);
        }
    }

    private X509CRL crl() {
        return authority.trust().crls().getFirst();
    }

    private void requireAgreement() {
        new HomeCheck(new Home(fixture.directory(), fixture.context())).all();
    }

    @Test
    void an_enrolled_node_is_listed_and_its_files_agree() {
        Enrolled enrolled = enroll();
        NodeRecord node = fixture.open().find(NodeQuery.ALL).getFirst();
        assertEquals(enrolled.serial(), node.serial());
        assertEquals(NodeState.ACTIVE, node.state());
        requireAgreement();
    }

    @Test
    void a_crl_is_reported_as_aging_from_the_middle_of_its_life_on() {
        assertEquals(Optional.empty(), authority.agingCrl());
        fixture.advance(Duration.ofDays(4));
        assertEquals(
                Optional.of(Fixture.START.plus(Duration.ofDays(7))), fixture.open().agingCrl());
    }

    @Test
    void a_second_enrolment_is_a_conflict_that_names_the_ways_out() {
        Enrolled first = enroll();
        var conflict = assertThrows(PkiException.Conflict.class, this::enroll);
        Problem problem = conflict.problems().getFirst();
        assertTrue(problem.what().contains(first.serial().hex()), problem.what());
        assertTrue(problem.what().contains(first.validity().notAfter().toString()), problem.what());
        assertEquals(
                "see it with: pki show-node node-a; replace it with: pki renew-node node-a; take"
                        + " it back with: pki revoke-node node-a",
                problem.fix());
        requireAgreement();
    }

    @Test
    void a_preview_says_what_would_be_issued_and_changes_nothing() {
        EnrollmentPreview preview = authority.preview(Fixture.request("node-a"));
        assertTrue(
                preview.names().stream()
                        .anyMatch(
                                n -> n.text().equals("uri:spiffe://fleet-x.internal/node/node-a")),
                preview.names().toString());
        assertEquals(List.of(), authority.find(NodeQuery.ALL));
    }

    @Test
    void a_preview_finds_the_conflict_too() {
        enroll();
        var request = Fixture.request("node-a");
        assertThrows(PkiException.Conflict.class, () -> authority.preview(request));
    }

    @Test
    void a_revoked_node_is_on_the_published_crl_and_free_for_a_new_certificate() {
        Enrolled first = enroll();
        RevocationOutcome outcome = revoke("node-a");
        assertEquals(first.serial(), outcome.revoked().getFirst().serial());
        assertNotNull(crl().getRevokedCertificate(first.serial().value()));
        enroll();
        assertEquals(2, authority.show(NODE_A).certificates().size());
        requireAgreement();
    }

    @Test
    void revoking_an_unknown_node_revokes_no_other() {
        enroll();
        var missing =
                assertThrows(PkiException.NotFound.class, () -> revoke("node-a", "x", "node-b"));
        assertEquals(2, missing.problems().size());
        assertEquals(NodeState.ACTIVE, authority.show(NODE_A).node().state());
    }

    @Test
    void revoking_twice_says_that_nothing_was_left() {
        enroll();
        revoke("node-a");
        assertEquals(List.of(NODE_A), revoke("node-a").nothingLeft());
    }

    @Test
    void an_expired_certificate_frees_the_id() {
        enroll();
        fixture.advance(Duration.ofDays(400));
        enroll();
        assertEquals(
                List.of(new CertificateState.Active(), new CertificateState.Expired()),
                authority.show(NODE_A).certificates().stream().map(c -> c.state()).toList());
    }

    @Test
    void with_a_clock_that_went_back_nothing_is_issued() {
        fixture.advance(Duration.ofHours(1));
        enroll();
        fixture.advance(Duration.ofMinutes(-6));
        var refused =
                assertThrows(
                        PkiException.Unavailable.class, () -> Fixture.enroll(authority, "node-b"));
        assertEquals(
                "this machine's clock went back: it says 2026-03-01T12:54:00Z, and node node-a got"
                        + " its certificate at 2026-03-01T13:00:00Z",
                refused.problems().getFirst().what());
    }

    @Test
    void revoking_what_a_clock_that_was_ahead_had_issued_lets_issue_again() {
        fixture.advance(Duration.ofDays(30));
        enroll();
        fixture.advance(Duration.ofDays(-30));
        revoke("node-a");
        assertEquals("node-b", Fixture.enroll(authority, "node-b").node().value());
    }

    @Test
    void an_old_crl_is_renewed_when_a_bundle_is_to_carry_it() {
        fixture.advance(Duration.ofDays(4));
        enroll();
        assertEquals(fixture.instant().plus(Duration.ofDays(7)), crl().getNextUpdate().toInstant());
    }

    @Test
    void a_revocation_whose_crl_was_not_published_is_on_the_next_one() {
        Enrolled enrolled = enroll();
        new Home(fixture.directory(), fixture.context())
                .change(inventory -> {
                    inventory.revoke(NODE_A, Reason.KEY_COMPROMISE, fixture.instant());
                    inventory.orderCrl("g1");
                });
        assertTrue(authority.ca().crlPending());
        Fixture.enroll(authority, "node-b");
        assertFalse(authority.ca().crlPending());
        assertNotNull(crl().getRevokedCertificate(enrolled.serial().value()));
    }

    @Test
    void material_has_the_key_and_todays_crl() {
        Enrolled enrolled = enroll();
        Fixture.enroll(authority, "node-b");
        revoke("node-b");
        NodeBundle bundle = authority.material(NODE_A);
        assertEquals(enrolled.serial(), bundle.serialNumber());
        assertTrue(bundle.key().isPresent());
        assertEquals(crl(), bundle.trust().crls().getFirst());
    }

    @Test
    void what_was_deployed_and_is_served_is_listed() {
        var seen = new Sighting(enroll().serial(), Fixture.START);
        authority.recordDeployment(
                new Deployment(NODE_A, "dir:/tls", seen, Optional.empty(), Optional.empty()));
        authority.recordServed(NODE_A, "dir:/tls", seen);
        NodeRecord node = authority.find(NodeQuery.ALL).getFirst();
        assertEquals(Optional.of(seen), node.deployed());
        assertEquals(Optional.of(seen), node.served());
        assertEquals(1, authority.deployments().size());
    }
}

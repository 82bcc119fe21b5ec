package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node gets a newer certificate, and the one before gets its fate.
class RenewalTest {

    private static final UniqueId NODE_A = new UniqueId("node-a");
    private static final KeyChoice NEW_KEY = new KeyChoice.New(Optional.empty());
    private static final Supersession LET_EXPIRE = new Supersession.LetExpire();

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;
    private Enrolled first;

    @BeforeEach
    void a_node_with_a_certificate() {
        fixture = new Fixture(directory.resolve("pki"));
        authority = fixture.init();
        first = enroll("node", "ec-p256", Duration.ofDays(60));
        fixture.advance(Duration.ofDays(40));
    }

    private Enrolled enroll(String profile, String algorithm, Duration validity) {
        var request =
                new EnrollmentRequest(
                        NODE_A,
                        List.of(new GeneralName.Dns("a.example"), GeneralName.Ip.parse("10.0.0.7")),
                        profile,
                        Optional.of(validity),
                        new KeySource.Generate(KeyAlgorithm.parse(algorithm)),
                        Map.of("rack", "7"));
        try (Unlocked ca = Fixture.unlock(authority)) {
            return authority.enroll(request, ca);
        }
    }

    private Enrolled renew(Renewal renewal) {
        try (Unlocked ca = Fixture.unlock(authority)) {
            return authority.renew(renewal, ca);
        }
    }

    private Enrolled renew(KeyChoice key, Supersession superseded) {
        return renew(new Renewal(NODE_A, key, Optional.empty(), superseded));
    }

    private void revoke() {
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.revoke(List.of(NODE_A), Reason.KEY_COMPROMISE, ca);
        }
    }

    private boolean isOnCrl(SerialNumber serial) {
        return authority.trust().crls().getFirst().getRevokedCertificate(serial.value()) != null;
    }

    private Path bundle(Enrolled enrolled) {
        return fixture.directory().bundle(NODE_A, enrolled.serial());
    }

    private void requireAgreement() {
        new HomeCheck(new Home(fixture.directory(), fixture.context())).all();
    }

    @Test
    void a_renewed_node_keeps_key_names_labels_and_length() throws IOException {
        NodeRecord before = authority.show(NODE_A).node();
        Enrolled second = renew(Renewal.of(NODE_A));
        NodeRecord after = authority.show(NODE_A).node();
        assertEquals(second.serial(), after.serial());
        assertEquals(before.names(), after.names());
        assertEquals(before.labels(), after.labels());
        assertEquals(before.validity().length(), after.validity().length());
        assertEquals(
                -1,
                Files.mismatch(
                        bundle(first).resolve("key.pem"), bundle(second).resolve("key.pem")));
        requireAgreement();
    }

    @Test
    void the_one_before_is_superseded_and_still_valid() {
        Predecessor before = renew(Renewal.of(NODE_A)).predecessor().orElseThrow();
        assertEquals(first.serial(), before.certificate().serial());
        assertEquals(
                new CertificateState.Superseded(fixture.instant(), Optional.empty()),
                before.certificate().state());
        assertEquals(Optional.empty(), before.crl());
        assertFalse(isOnCrl(first.serial()));
    }

    @Test
    void a_rekeyed_node_has_another_key_of_the_same_kind() {
        String before = authority.show(NODE_A).certificates().getFirst().publicKey();
        renew(NEW_KEY, LET_EXPIRE);
        NodeBundle bundle = authority.material(NODE_A);
        assertNotEquals(before, PublicKeys.spkiSha256(bundle.leaf().getPublicKey()));
        assertEquals(
                Optional.of(KeyAlgorithm.parse("ec-p256")),
                PublicKeys.algorithm(bundle.leaf().getPublicKey()));
        assertTrue(bundle.key().isPresent());
        requireAgreement();
    }

    @Test
    void a_rekeyed_node_can_get_a_key_of_another_kind() {
        var choice = new KeyChoice.New(Optional.of(KeyAlgorithm.parse("ed25519")));
        renew(choice, LET_EXPIRE);
        assertEquals(
                Optional.of(KeyAlgorithm.parse("ed25519")),
                PublicKeys.algorithm(authority.material(NODE_A).leaf().getPublicKey()));
    }

    @Test
    void the_profile_stays() {
        revoke();
        enroll("node-ml-dsa", "ml-dsa-65", Duration.ofDays(60));
        renew(NEW_KEY, LET_EXPIRE);
        assertEquals(
                Optional.of("node-ml-dsa"),
                authority.show(NODE_A).certificates().getFirst().profile());
    }

    @Test
    void one_that_is_revoked_with_it_is_on_the_crl_at_once() {
        Enrolled second = renew(NEW_KEY, new Supersession.Revoke());
        CrlOutcome crl = second.predecessor().orElseThrow().crl().orElseThrow();
        assertEquals(1, crl.entries());
        assertTrue(isOnCrl(first.serial()));
        assertFalse(isOnCrl(second.serial()));
        assertFalse(authority.ca().crlPending());
    }

    @Test
    void a_grace_is_enforced_by_the_next_issue() {
        renew(NEW_KEY, new Supersession.Grace(Duration.ofDays(7)));
        fixture.advance(Duration.ofDays(6));
        Fixture.enroll(authority, "node-b");
        assertFalse(isOnCrl(first.serial()));
        fixture.advance(Duration.ofDays(1));
        Enrolled other = Fixture.enroll(authority, "node-c");
        assertTrue(isOnCrl(first.serial()));
        assertEquals(
                List.of(
                        "revoked serial %s of node node-a: its grace is over; bring the CRL to all"
                                        .formatted(first.serial())
                                + " deployments with: pki publish-crl"),
                other.notices());
    }

    @Test
    void a_grace_is_enforced_by_the_next_renewal() {
        renew(NEW_KEY, new Supersession.Grace(Duration.ofDays(7)));
        fixture.advance(Duration.ofDays(8));
        renew(Renewal.of(NODE_A));
        assertTrue(isOnCrl(first.serial()));
    }

    @Test
    void a_grace_is_enforced_by_the_next_revocation() {
        Fixture.enroll(authority, "node-b");
        renew(NEW_KEY, new Supersession.Grace(Duration.ofDays(7)));
        fixture.advance(Duration.ofDays(8));
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.revoke(List.of(new UniqueId("node-b")), Reason.UNSPECIFIED, ca);
        }
        assertTrue(isOnCrl(first.serial()));
    }

    @Test
    void a_grace_is_enforced_by_the_next_crl_and_until_then_the_crl_counts_as_pending() {
        renew(NEW_KEY, new Supersession.Grace(Duration.ofDays(7)));
        fixture.advance(Duration.ofDays(7));
        assertTrue(authority.ca().crlPending());
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.publishCrl(ca);
        }
        assertTrue(isOnCrl(first.serial()));
        assertFalse(authority.ca().crlPending());
    }

    @Test
    void revoking_the_node_takes_the_superseded_certificate_too() {
        Enrolled second = renew(Renewal.of(NODE_A));
        revoke();
        assertTrue(isOnCrl(first.serial()));
        assertTrue(isOnCrl(second.serial()));
    }

    @Test
    void a_revoked_node_is_not_renewed() {
        revoke();
        var conflict = assertThrows(PkiException.Conflict.class, () -> renew(Renewal.of(NODE_A)));
        assertEquals(
                "if it is to come back: pki issue-node node-a",
                conflict.problems().getFirst().fix());
        requireAgreement();
    }

    @Test
    void an_expired_node_is_renewed_and_nothing_had_to_be_superseded() {
        fixture.advance(Duration.ofDays(30));
        Enrolled second = renew(Renewal.of(NODE_A));
        assertEquals(Optional.empty(), second.predecessor());
        assertEquals(second.serial(), authority.show(NODE_A).node().serial());
        requireAgreement();
    }

    @Test
    void an_unknown_node_is_not_found() {
        var unknown = Renewal.of(new UniqueId("nobody"));
        assertThrows(PkiException.NotFound.class, () -> renew(unknown));
    }

    @Test
    void a_validity_beyond_the_ca_is_cut_and_it_is_said() {
        fixture.advance(Duration.ofDays(3_560));
        var wish = Optional.of(Duration.ofDays(400));
        var renewal = new Renewal(NODE_A, NEW_KEY, wish, LET_EXPIRE);
        Enrolled cut = renew(renewal);
        var end = authority.ca().certificate().getNotAfter().toInstant();
        assertEquals(end, cut.validity().notAfter());
        assertTrue(cut.notices().getFirst().endsWith("the CA certificate ends then"));
    }

    @Test
    void a_node_that_made_its_own_key_keeps_it_and_the_bundle_has_none() throws IOException {
        Files.delete(bundle(first).resolve("key.pem"));
        Enrolled second = renew(Renewal.of(NODE_A));
        assertFalse(Files.exists(bundle(second).resolve("key.pem")));
        assertEquals(
                List.of("the bundle has no private key: the node has it, not the CA"),
                second.notices());
    }

    @Test
    void a_key_file_that_is_another_nodes_is_not_taken_along() throws IOException {
        Enrolled other = Fixture.enroll(authority, "node-b");
        Files.copy(
                other.bundle().resolve("key.pem"),
                bundle(first).resolve("key.pem"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        var refused = assertThrows(PkiException.Unverified.class, () -> renew(Renewal.of(NODE_A)));
        assertTrue(
                refused.problems()
                        .getFirst()
                        .what()
                        .endsWith("is not the key of the node's" + " certificate"));
        assertEquals(first.serial(), authority.show(NODE_A).node().serial());
    }

    @Test
    void a_preview_of_a_renewal_changes_nothing() {
        EnrollmentPreview preview = authority.preview(Renewal.of(NODE_A));
        assertEquals(Optional.of(first.serial()), preview.succeeds());
        assertEquals(1, authority.show(NODE_A).certificates().size());
        revoke();
        assertThrows(PkiException.Conflict.class, () -> authority.preview(Renewal.of(NODE_A)));
    }

    @Test
    void a_renewal_that_fails_leaves_the_node_as_it_was() throws IOException {
        Path trust = fixture.directory().trust();
        Path aside = Files.move(trust, trust.resolveSibling("aside"));
        assertThrows(PkiException.class, () -> renew(Renewal.of(NODE_A)));
        Files.move(aside, trust);
        assertEquals(first.serial(), authority.show(NODE_A).node().serial());
        assertEquals(
                new CertificateState.Active(),
                authority.show(NODE_A).certificates().getLast().state());
        requireAgreement();
    }

    @Test
    void a_crl_that_cannot_be_published_is_told_and_made_up_for() throws IOException {
        Fixture.enroll(authority, "node-c");
        Path crl = fixture.directory().crlPem("g1");
        Files.delete(crl);
        Files.createDirectories(crl.resolve("in-the-way"));
        Enrolled second = renew(NEW_KEY, new Supersession.Revoke());
        assertTrue(second.notices().getLast().contains("could not be published"));
        assertTrue(authority.ca().crlPending());
        Trees.remove(crl);
        Fixture.enroll(authority, "node-b");
        assertTrue(isOnCrl(first.serial()));
    }

    @Test
    void these_nodes_are_given_as_they_are_now() {
        Enrolled second = renew(Renewal.of(NODE_A));
        List<NodeRecord> nodes = authority.nodes(List.of(NODE_A, new UniqueId("nobody")));
        assertEquals(List.of(second.serial()), nodes.stream().map(NodeRecord::serial).toList());
    }
}

package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.DeliveryStep;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.TlsService;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Progress;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A node's bundle on its way to a directory, with a real TLS service behind it.
class DeliveryTest {

    private static final UniqueId NODE_A = new UniqueId("node-a");

    @TempDir private Path directory;
    private Fixture fixture;
    private Authority authority;
    private Enrolled enrolled;

    @BeforeEach
    void a_node_with_a_certificate() {
        // The service looks at validities: it takes the time of this machine.
        fixture = Fixture.now(directory.resolve("pki"));
        authority = fixture.init();
        enrolled = Fixture.enroll(authority, "node-a");
    }

    private Path tls() {
        return directory.resolve("tls");
    }

    private DeliveryRequest request(Optional<Endpoint> service) {
        return new DeliveryRequest(NODE_A, new Destination.Directory(tls()), service);
    }

    private Delivery deliver(Optional<Endpoint> service) {
        return authority.deliver(request(service), _ -> {});
    }

    private Enrolled renew() {
        try (Unlocked ca = Fixture.unlock(authority)) {
            return authority.renew(Renewal.of(NODE_A), ca);
        }
    }

    private NodeRecord node() {
        return authority.show(NODE_A).node();
    }

    private String live() throws IOException {
        return Files.readSymbolicLink(tls().resolve("live")).toString();
    }

    private static String generation(SerialNumber serial) {
        return ".gen-" + serial.hex();
    }

    @Test
    void each_step_is_told_when_it_is_done_and_the_delivery_is_known() throws IOException {
        deliver(Optional.empty());
        Enrolled second = renew();
        List<DeliveryStep> steps = new ArrayList<>();
        try (TlsService service = new TlsService(tls().resolve("live"))) {
            authority.deliver(request(Optional.of(service.endpoint())), steps::add);
        }
        assertEquals(List.of(DeliveryStep.values()), steps);
        assertEquals(second.serial(), node().deployed().orElseThrow().serial());
        assertEquals(second.serial(), node().served().orElseThrow().serial());
    }

    @Test
    void without_a_service_there_is_no_proof() {
        List<DeliveryStep> steps = new ArrayList<>();
        Delivery delivery = authority.deliver(request(Optional.empty()), steps::add);
        assertEquals(
                List.of(DeliveryStep.STAGED, DeliveryStep.CHECKED, DeliveryStep.SWAPPED), steps);
        assertEquals(enrolled.serial(), delivery.serial());
        assertEquals(Optional.empty(), node().served());
    }

    @Test
    void the_service_that_proved_it_is_remembered_for_later_deliveries() throws IOException {
        deliver(Optional.empty());
        assertEquals(List.of(request(Optional.empty())), authority.deliveries(NODE_A));
        try (TlsService service = new TlsService(tls().resolve("live"))) {
            deliver(Optional.of(service.endpoint()));
            deliver(Optional.empty());
            assertEquals(
                    List.of(request(Optional.of(service.endpoint()))),
                    authority.deliveries(NODE_A));
        }
    }

    @Test
    void what_is_not_proven_is_rolled_back_and_recorded_as_failed() throws IOException {
        deliver(Optional.empty());
        renew();
        Path pinned = tls().resolve(generation(enrolled.serial()));
        try (TlsService service = new TlsService(pinned)) {
            Optional<Endpoint> endpoint = Optional.of(service.endpoint());
            assertThrows(PkiException.RolledBack.class, () -> deliver(endpoint));
        }
        assertEquals(generation(enrolled.serial()), live());
        assertEquals(enrolled.serial(), node().deployed().orElseThrow().serial());
        assertEquals(
                AuditAct.DEPLOY_FAILED.text(), authority.audit(Long.MAX_VALUE, 1).getFirst().act());
    }

    @Test
    void a_renewed_node_waits_for_its_delivery() {
        NodeQuery waiting = NodeQuery.ALL.at(Progress.NOT_DEPLOYED);
        assertEquals(1, authority.find(waiting).size());
        deliver(Optional.empty());
        assertEquals(0, authority.find(waiting).size());
        renew();
        assertEquals(1, authority.find(waiting).size());
    }

    @Test
    void a_node_that_made_its_own_key_keeps_the_key_that_is_in_use() throws IOException {
        deliver(Optional.empty());
        Files.delete(enrolled.bundle().resolve("key.pem"));
        byte[] key = Files.readAllBytes(tls().resolve("live/key.pem"));
        Enrolled second = renew();
        assertFalse(Files.exists(second.bundle().resolve("key.pem")));
        try (TlsService service = new TlsService(tls().resolve("live"))) {
            deliver(Optional.of(service.endpoint()));
        }
        assertEquals(generation(second.serial()), live());
        assertEquals(-1, Files.mismatch(written(key), tls().resolve("live/key.pem")));
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("expected"), content);
    }

    @Test
    void a_bundle_without_key_does_not_take_the_place_of_another_key() throws IOException {
        deliver(Optional.empty());
        try (Unlocked ca = Fixture.unlock(authority)) {
            var choice = new KeyChoice.New(Optional.empty());
            var fate = new Supersession.LetExpire();
            Enrolled second =
                    authority.renew(new Renewal(NODE_A, choice, Optional.empty(), fate), ca);
            Files.delete(second.bundle().resolve("key.pem"));
        }
        assertThrows(PkiException.Conflict.class, () -> deliver(Optional.empty()));
        assertEquals(generation(enrolled.serial()), live());
    }

    @Test
    void a_revoked_certificate_is_not_delivered() {
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.revoke(List.of(NODE_A), Reason.KEY_COMPROMISE, ca);
        }
        var conflict = assertThrows(PkiException.Conflict.class, () -> deliver(Optional.empty()));
        assertTrue(conflict.problems().getFirst().what().endsWith("is revoked"));
        assertFalse(Files.exists(tls()));
    }

    @Test
    void an_expired_certificate_is_not_delivered() {
        fixture.advance(Duration.ofDays(400));
        var conflict = assertThrows(PkiException.Conflict.class, () -> deliver(Optional.empty()));
        assertEquals("renew it first: pki renew-node node-a", conflict.problems().getFirst().fix());
    }

    @Test
    void the_crl_is_pushed_to_every_place_and_one_that_is_gone_is_told() throws IOException {
        deliver(Optional.empty());
        Fixture.enroll(authority, "node-b");
        var gone = new Destination.Directory(directory.resolve("gone"));
        authority.deliver(
                new DeliveryRequest(new UniqueId("node-b"), gone, Optional.empty()), _ -> {});
        Trees.remove(gone.path());
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.publishCrl(ca);
        }
        List<CrlPush.Outcome> outcomes = authority.pushCrl();
        assertEquals(
                List.of(false, true), outcomes.stream().map(o -> o.failure().isPresent()).toList());
        assertEquals(
                -1,
                Files.mismatch(fixture.directory().crlPem("g1"), tls().resolve("live/crl.pem")));
    }
}

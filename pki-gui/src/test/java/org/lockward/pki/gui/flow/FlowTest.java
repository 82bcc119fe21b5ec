package org.lockward.pki.gui.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Labeled;

import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.TlsService;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What both twins of a flow begin with, and what must be true at its end.
abstract class FlowTest extends ProgramTest {

    static final String PASSPHRASE = "correct horse battery staple 9";

    Path home() {
        return directory.resolve("pki");
    }

    /// An empty machine.
    void startOnNothing() {
        start(home(), InstantSource.system());
        clicks.awaitShown("create-passphrase");
    }

    void requireNewCa() {
        clicks.awaitShown("fleet-table");
        SampleFleet made = new SampleFleet(home(), InstantSource.system());
        assertTrue(made.authority().keyEncrypted());
        assertEquals(List.of(), made.authority().find(NodeQuery.ALL));
    }

    /// A CA, and a service that will serve what is deployed to [#material].
    TlsService startWithService() throws IOException {
        TlsService service = new TlsService(material().resolve("live"));
        start(SampleFleet.plain(home(), InstantSource.system()));
        clicks.awaitEnabled("fleet-issue");
        return service;
    }

    Path material() {
        return directory.resolve("tls");
    }

    void requireProven(String id) {
        SampleFleet fleet = new SampleFleet(home(), InstantSource.system());
        Waiting.until(id + " is served", () -> served(fleet, id));
        clicks.awaitGone("issue-form").awaitGone("progress-form");
    }

    private static boolean served(SampleFleet fleet, String id) {
        List<NodeRecord> nodes = fleet.authority().find(NodeQuery.ALL);
        return nodes.stream().anyMatch(node -> node.id().value().equals(id))
                && fleet.authority().show(new UniqueId(id)).deployments().stream()
                        .anyMatch(deployment -> deployment.served().isPresent());
    }

    /// Three nodes, each deployed to a directory.
    SampleFleet startWithThree() {
        SampleFleet fleet = SampleFleet.plain(home(), InstantSource.system());
        for (String id : List.of("crane-01", "crane-02", "pump-07")) {
            fleet.deploy(id, directory.resolve(id));
        }
        start(fleet);
        Waiting.until("three nodes are counted", () -> shown("fleet-count-valid").equals("3"));
        return fleet;
    }

    void requireRevoked(SampleFleet fleet, String id) throws IOException {
        Waiting.until(id + " is revoked", () -> state(fleet, id) == NodeState.REVOKED);
        clicks.awaitGone("revoke-form").awaitGone("progress-form");
        BigInteger serial =
                fleet.authority().show(new UniqueId(id)).node().issued().serial().value();
        for (String node : List.of("crane-01", "crane-02", "pump-07")) {
            Path pushed = directory.resolve(node).resolve("live/crl.pem");
            assertTrue(revoked(pushed, serial), pushed + " does not show it");
        }
    }

    private static boolean revoked(Path crl, BigInteger serial) throws IOException {
        try (InputStream pem = Files.newInputStream(crl)) {
            X509CRL read = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(pem);
            return read.getRevokedCertificate(serial) != null;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(crl + " is not a CRL", e);
        }
    }

    private static NodeState state(SampleFleet fleet, String id) {
        return fleet.authority().show(new UniqueId(id)).node().state();
    }

    /// Five nodes that were deployed, three of which end within a month.
    SampleFleet startWithExpiring() {
        SetClock clock = new SetClock();
        SampleFleet fleet = SampleFleet.plain(home(), clock);
        for (String id : List.of("crane-01", "crane-02", "crane-03")) {
            fleet.deploy(id, directory.resolve(id));
        }
        Duration left = Duration.between(clock.instant(), end(fleet, "crane-01"));
        clock.advance(left.minusDays(20));
        for (String id : List.of("pump-07", "pump-08")) {
            fleet.deploy(id, directory.resolve(id));
        }
        start(fleet);
        return fleet;
    }

    private static Instant end(SampleFleet fleet, String id) {
        return fleet.authority().show(new UniqueId(id)).node().validity().notAfter();
    }

    void requireRenewed(SampleFleet fleet) {
        for (String id : List.of("crane-01", "crane-02", "crane-03")) {
            Waiting.until(id + " is renewed and deployed", () -> renewed(fleet, id));
        }
        Waiting.until("nothing expires", () -> shown("fleet-count-expiring").equals("0"));
        clicks.awaitGone("renew-form").awaitGone("progress-form");
    }

    private static boolean renewed(SampleFleet fleet, String id) {
        NodeDetail detail = fleet.authority().show(new UniqueId(id));
        return detail.certificates().size() == 2
                && detail.deployments()
                        .getFirst()
                        .deployed()
                        .serial()
                        .equals(detail.node().issued().serial());
    }

    String shown(String id) {
        return clicks.node(id, Labeled.class).getText();
    }
}

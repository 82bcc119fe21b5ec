package org.lockward.pki.quickstart;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.authority.RevocationOutcome;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.deployment.ServedProbe;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A CA of its own and what it does for its nodes. For one thread.
final class OwnCa implements AutoCloseable {

    private static final int ID_BYTES = 16;

    private final Authority authority;
    private final Unlocked unlocked;
    private final Context context;

    private OwnCa(Authority authority, Unlocked unlocked, Context context) {
        this.authority = authority;
        this.unlocked = unlocked;
        this.context = context;
    }

    static OwnCa make(Path home, InitRequest request, Passphrase passphrase, Context context) {
        Authority authority =
                Authority.init(
                        new AuthorityDirectory(home),
                        request,
                        new KeyProtection.Encrypted(passphrase),
                        context);
        return new OwnCa(authority, authority.unlock(Optional.of(passphrase)), context);
    }

    Authority authority() {
        return authority;
    }

    /// A node with a random ID that is reached on loopback.
    Node enroll(String name, Path tls) {
        byte[] random = new byte[ID_BYTES];
        context.random().nextBytes(random);
        return enroll(name, new UniqueId(HexFormat.of().formatHex(random)), tls);
    }

    Node enroll(String name, UniqueId id, Path tls) {
        KeySource key = new KeySource.Generate(KeyAlgorithm.parse("ec-p256"));
        Enrolled enrolled = authority.enroll(EnrollmentRequest.of(id, names(name), key), unlocked);
        long days = Duration.between(now(), enrolled.validity().notAfter()).toDays();
        return new Node(name, id, enrolled.serial(), days, tls);
    }

    private static List<GeneralName> names(String name) {
        return List.of(
                new GeneralName.Dns(name),
                new GeneralName.Dns("localhost"),
                GeneralName.Ip.parse("127.0.0.1"));
    }

    NodeBundle material(Node node) {
        return authority.material(node.id());
    }

    void deploy(Node node) {
        Destination to = new Destination.Directory(node.tls());
        authority.deliver(new DeliveryRequest(node.id(), to, Optional.empty()), _ -> {});
    }

    /// What the node's daemon serves now, noted in the inventory; it has to be what was deployed.
    Served prove(Node node, Endpoint endpoint) {
        Served served = ServedProbe.handshakeAs(material(node), endpoint);
        SerialNumber serial = new SerialNumber(served.leaf().getSerialNumber());
        if (!serial.equals(node.serial())) {
            throw Observation.failure(
                    node.name() + "'s daemon does not serve what was deployed",
                    "serial " + serial + " instead of " + node.serial());
        }
        authority.recordServed(
                node.id(),
                new Destination.Directory(node.tls()).text(),
                new Sighting(serial, now()));
        return served;
    }

    /// Revokes, publishes and pushes; gives the number of deployments that got the new CRL.
    int revoke(Node node) {
        RevocationOutcome outcome =
                authority.revoke(List.of(node.id()), Reason.KEY_COMPROMISE, unlocked);
        if (outcome.revoked().size() != 1) {
            throw Observation.failure(
                    node.name() + " has one certificate to revoke", outcome.revoked().toString());
        }
        List<CrlPush.Outcome> pushed = authority.pushCrl();
        var failed = pushed.stream().filter(o -> o.failure().isPresent()).toList();
        if (!failed.isEmpty()) {
            throw Observation.failure("a deployment did not get the CRL", failed.toString());
        }
        return pushed.size();
    }

    List<NodeRecord> inventory() {
        return authority.find(NodeQuery.ALL);
    }

    private Instant now() {
        return context.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void close() {
        unlocked.close();
    }
}

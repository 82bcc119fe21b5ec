package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.DeliveryStep;
import org.lockward.pki.deployment.Deployer;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Brings bundles and CRLs to where they are used. The home is locked to read and to note, never
/// while something is on its way.
record Delivering(Home home) {

    Delivery deliver(
            DeliveryRequest request,
            Function<NodeRecord, NodeBundle> material,
            Consumer<DeliveryStep> steps) {
        NodeBundle bundle =
                home.with(inventory -> {
                    NodeRecord node = home.node(inventory, request.node()).node();
                    requireUsable(node);
                    return material.apply(node);
                });
        Optional<Served> served = deploy(request, bundle, steps);
        Instant now = home.context().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Delivery delivery = new Delivery(request, bundle.serialNumber(), now, served);
        home.change(inventory -> record(inventory, deployment(delivery)));
        return delivery;
    }

    private Optional<Served> deploy(
            DeliveryRequest request, NodeBundle bundle, Consumer<DeliveryStep> steps) {
        try {
            return Deployer.deploy(bundle, request.to(), request.service(), steps);
        } catch (PkiException e) {
            noteFailure(request, bundle, e);
            throw e;
        }
    }

    private void noteFailure(DeliveryRequest request, NodeBundle bundle, PkiException failure) {
        try {
            home.change(inventory ->
                    inventory.note(
                            home.noted(AuditAct.DEPLOY_FAILED)
                                    .about(request.node(), bundle.serialNumber())
                                    .with("destination", request.to().text())
                                    .with("problem", failure.problems().getFirst().what())));
        } catch (PkiException e) {
            failure.addSuppressed(e);
        }
    }

    /// Notes what was written to a destination, and what was served there at once.
    void record(Inventory inventory, Deployment deployment) {
        inventory.together(() -> {
            inventory.deployed(deployment);
            AuditNote note =
                    home.noted(AuditAct.DEPLOY)
                            .about(deployment.node(), deployment.deployed().serial())
                            .with("destination", deployment.destination());
            inventory.note(deployment.service().map(by -> note.with("proven_by", by)).orElse(note));
            deployment
                    .served()
                    .ifPresent(seen ->
                            inventory.served(deployment.node(), deployment.destination(), seen));
            return true;
        });
    }

    /// Notes what a service showed in a handshake.
    void served(Inventory inventory, UniqueId id, String destination, Sighting seen) {
        inventory.together(() -> {
            inventory.served(id, destination, seen);
            inventory.note(
                    home.noted(AuditAct.SERVED)
                            .about(id, seen.serial())
                            .with("destination", destination));
            return true;
        });
    }

    /// What is revoked or over would only shut the node out.
    private static void requireUsable(NodeRecord node) {
        if (node.state() != NodeState.ACTIVE) {
            throw new PkiException.Conflict(
                    new Problem(
                            "the newest certificate of node %s, serial %s, is %s"
                                    .formatted(node.id(), node.serial(), node.state().text()),
                            "nobody would let the node in with it",
                            node.state() == NodeState.EXPIRED
                                    ? "renew it first: pki renew-node " + node.id()
                                    : "issue a new one first: pki issue-node " + node.id()));
        }
    }

    private static Deployment deployment(Delivery delivery) {
        DeliveryRequest request = delivery.request();
        Sighting sighting = new Sighting(delivery.serial(), delivery.at());
        return new Deployment(
                request.node(),
                request.to().text(),
                sighting,
                delivery.served().map(_ -> sighting),
                delivery.served().flatMap(_ -> request.service()).map(Endpoint::toString));
    }

    static DeliveryRequest again(Deployment deployment) {
        return new DeliveryRequest(
                deployment.node(),
                Destination.parse(deployment.destination()),
                deployment.service().map(Endpoint::parse));
    }

    List<CrlPush.Outcome> pushCrl(List<X509CRL> crls) {
        List<Destination> destinations =
                home.with(inventory -> inventory.deployments()).stream()
                        .map(Deployment::destination)
                        .distinct()
                        .map(Destination::parse)
                        .toList();
        return CrlPush.push(destinations, crls);
    }
}

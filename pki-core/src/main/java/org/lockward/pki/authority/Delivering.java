package org.lockward.pki.authority;

import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.DeliveryStep;
import org.lockward.pki.deployment.Deployer;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509CRL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Brings bundles and CRLs to where they are used. The home is locked to read and to note, never
/// while something is on its way.
record Delivering(Home home) {

    Delivery deliver(
            DeliveryRequest request, Supplier<NodeBundle> material, Consumer<DeliveryStep> steps) {
        requireUsable(request);
        NodeBundle bundle = material.get();
        Optional<Served> served = Deployer.deploy(bundle, request.to(), request.service(), steps);
        Instant now = home.context().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Delivery delivery = new Delivery(request, bundle.serialNumber(), now, served);
        home.change(inventory -> {
            Deployment deployment = deployment(delivery);
            inventory.deployed(deployment);
            deployment
                    .served()
                    .ifPresent(seen ->
                            inventory.served(request.node(), deployment.destination(), seen));
        });
        return delivery;
    }

    /// What is revoked or over would only shut the node out.
    private void requireUsable(DeliveryRequest request) {
        NodeRecord node = home.with(inventory -> home.node(inventory, request.node()).node());
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

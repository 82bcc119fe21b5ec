package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.deployment.Deployer;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki deploy-node ID…`.
@Command(
        description = {
            "Puts a node's bundle in place: stages, checks, swaps the link, proves, or rolls back.",
            "Without --to: everywhere that the node was deployed to before."
        })
final class DeployNodeCommand extends PkiCommand {

    @Parameters(paramLabel = "ID", arity = "1..*")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--to", paramLabel = "dir:PATH", description = "where to")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--verify",
            paramLabel = "HOST:PORT",
            description = "prove by a handshake that this service serves it, or roll back")
    private Optional<String> verify = Optional.empty();

    @Option(names = "--dry-run", description = "say what would happen, change nothing")
    private boolean dryRun;

    DeployNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// One node on its way to one place.
    private record Step(UniqueId node, Destination destination) {}

    @Override
    void run() {
        Inputs inputs = new Inputs();
        List<UniqueId> nodes = inputs.readAll(ids, UniqueId::new);
        Optional<Destination> wished = to.flatMap(t -> inputs.read(() -> Destination.parse(t)));
        Optional<Endpoint> service = verify.flatMap(v -> inputs.read(() -> Endpoint.parse(v)));
        inputs.require();
        requireOneNode(nodes);
        Authority authority = authority("deploy-node");
        List<Step> steps = new ArrayList<>();
        for (UniqueId node : nodes) {
            destinations(authority, node, wished).forEach(d -> steps.add(new Step(node, d)));
        }
        if (steps.size() == 1) {
            print(perform(authority, steps.getFirst(), service));
        } else {
            performAll(authority, steps);
        }
    }

    private Result.One perform(Authority authority, Step step, Optional<Endpoint> service) {
        return dryRun ? preview(authority, step) : deploy(authority, step, service);
    }

    /// One that fails does not keep the others back.
    private void performAll(Authority authority, List<Step> steps) {
        List<Result.One> results = new ArrayList<>();
        List<Problem> failures = new ArrayList<>();
        for (Step step : steps) {
            try {
                results.add(perform(authority, step, Optional.empty()));
            } catch (PkiException e) {
                failures.addAll(e.problems());
                console().notice(step.node() + " to " + step.destination().text() + ": failed");
            }
        }
        print(new Result.Several("lockward.deployment-list/v1", results));
        if (!failures.isEmpty()) {
            throw new PkiException.Partial(
                    new Problem(
                            "%d of %d deployments failed"
                                    .formatted(steps.size() - results.size(), steps.size()),
                            failures.getFirst().what(),
                            failures.getFirst().fix()));
        }
    }

    private void requireOneNode(List<UniqueId> nodes) {
        if (nodes.size() > 1 && (to.isPresent() || verify.isPresent())) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--to and --verify go with one ID, not with " + nodes.size(),
                            "each node has a place and a service of its own",
                            "deploy them one by one, later all at once without --to"));
        }
    }

    private static List<Destination> destinations(
            Authority authority, UniqueId node, Optional<Destination> wished) {
        if (wished.isPresent()) {
            return List.of(wished.get());
        }
        List<Destination> recorded =
                authority.show(node).deployments().stream()
                        .map(d -> Destination.parse(d.destination()))
                        .toList();
        if (recorded.isEmpty()) {
            throw new PkiException.NotFound(
                    new Problem(
                            "node " + node + " was not deployed anywhere yet",
                            "without --to it goes where it went before",
                            "say where: pki deploy-node " + node + " --to dir:PATH"));
        }
        return recorded;
    }

    private static Result.One preview(Authority authority, Step step) {
        NodeBundle bundle = authority.material(step.node());
        Map<String, Object> fields = fields(step, bundle);
        return new Result.One(
                "lockward.deployment-preview/v1",
                fields,
                List.of(
                        "would deploy serial %s of %s to %s"
                                .formatted(
                                        bundle.serialNumber(),
                                        step.node(),
                                        step.destination().text())));
    }

    private Result.One deploy(Authority authority, Step step, Optional<Endpoint> service) {
        NodeBundle bundle = authority.material(step.node());
        Optional<Served> served =
                switch (step.destination()) {
                    case Destination.Directory directory -> deploy(bundle, directory, service);
                };
        Sighting sighting = new Sighting(bundle.serialNumber(), now());
        authority.recordDeployment(
                new Deployment(
                        step.node(),
                        step.destination().text(),
                        sighting,
                        served.map(_ -> sighting),
                        served.flatMap(_ -> service).map(Endpoint::toString)));
        Map<String, Object> fields = fields(step, bundle);
        fields.put("served_by", served.flatMap(_ -> service));
        fields.put("protocol", served.map(Served::protocol));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("deployed", bundle.serialNumber() + " of " + step.node()));
        lines.add(List.of("to", step.destination().text()));
        served.ifPresent(s ->
                lines.add(List.of("served", "by " + service.orElseThrow() + ", " + s.protocol())));
        return new Result.One("lockward.deployment/v1", fields, Table.pairs(lines));
    }

    private static Optional<Served> deploy(
            NodeBundle bundle, Destination.Directory directory, Optional<Endpoint> service) {
        if (service.isPresent()) {
            return Optional.of(Deployer.deployAndProve(bundle, directory, service.get()));
        }
        Deployer.deploy(bundle, directory);
        return Optional.empty();
    }

    private Instant now() {
        return surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Map<String, Object> fields(Step step, NodeBundle bundle) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", step.node());
        fields.put("destination", step.destination().text());
        fields.put("serial_number", bundle.serialNumber().hex());
        return fields;
    }
}

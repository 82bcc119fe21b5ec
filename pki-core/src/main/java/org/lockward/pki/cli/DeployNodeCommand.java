package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.Delivery;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki deploy-node ID…`.
@Command(
        description = {
            "Puts a node's bundle in place: stages, checks, swaps the link, proves, or rolls back.",
            "Without --to: everywhere that the node was deployed to before, proven by the same"
                    + " service."
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

    @Override
    void run() {
        Inputs inputs = new Inputs();
        List<UniqueId> nodes = inputs.readAll(ids, UniqueId::new);
        Optional<Destination> wished = to.flatMap(t -> inputs.read(() -> Destination.parse(t)));
        Optional<Endpoint> service = verify.flatMap(v -> inputs.read(() -> Endpoint.parse(v)));
        inputs.require();
        requireOneNode(nodes);
        Authority authority = authority("deploy-node");
        List<DeliveryRequest> requests = new ArrayList<>();
        for (UniqueId node : nodes) {
            requests.addAll(requests(authority, node, wished, service));
        }
        if (requests.size() == 1) {
            print(perform(authority, requests.getFirst()));
        } else {
            performAll(authority, requests);
        }
    }

    private Result.One perform(Authority authority, DeliveryRequest request) {
        return dryRun ? preview(authority, request) : deploy(authority, request);
    }

    /// One that fails does not keep the others back.
    private void performAll(Authority authority, List<DeliveryRequest> requests) {
        List<Result.One> results = new ArrayList<>();
        List<Problem> failures = new ArrayList<>();
        for (DeliveryRequest request : requests) {
            try {
                results.add(perform(authority, request));
            } catch (PkiException e) {
                failures.addAll(e.problems());
                console().notice(request.node() + " to " + request.to().text() + ": failed");
            }
        }
        print(new Result.Several("lockward.deployment-list/v1", results));
        if (!failures.isEmpty()) {
            throw new PkiException.Partial(
                    new Problem(
                            "%d of %d deployments failed"
                                    .formatted(requests.size() - results.size(), requests.size()),
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

    /// Without a wish: where it went before, proven by whom it was proven there.
    private static List<DeliveryRequest> requests(
            Authority authority,
            UniqueId node,
            Optional<Destination> wished,
            Optional<Endpoint> service) {
        if (wished.isPresent()) {
            return List.of(new DeliveryRequest(node, wished.get(), service));
        }
        List<DeliveryRequest> recorded = authority.deliveries(node);
        if (recorded.isEmpty()) {
            throw new PkiException.NotFound(
                    new Problem(
                            "node " + node + " was not deployed anywhere yet",
                            "without --to it goes where it went before",
                            "say where: pki deploy-node " + node + " --to dir:PATH"));
        }
        if (service.isPresent() && recorded.size() > 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--verify goes with one place, and node %s was deployed to %d"
                                    .formatted(node, recorded.size()),
                            "each place has a service of its own",
                            "say which: --to " + recorded.getFirst().to().text()));
        }
        return recorded.stream()
                .map(r -> new DeliveryRequest(node, r.to(), service.or(r::service)))
                .toList();
    }

    private static Result.One preview(Authority authority, DeliveryRequest request) {
        SerialNumber serial = authority.material(request.node()).serialNumber();
        return new Result.One(
                "lockward.deployment-preview/v1",
                fields(request, serial),
                List.of(
                        "would deploy serial %s of %s to %s"
                                .formatted(serial, request.node(), request.to().text())));
    }

    private static Result.One deploy(Authority authority, DeliveryRequest request) {
        Delivery delivery = authority.deliver(request, _ -> {});
        Optional<Served> served = delivery.served();
        Map<String, Object> fields = fields(request, delivery.serial());
        fields.put("served_by", served.flatMap(_ -> request.service()));
        fields.put("protocol", served.map(Served::protocol));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("deployed", delivery.serial() + " of " + request.node()));
        lines.add(List.of("to", request.to().text()));
        served.ifPresent(s ->
                lines.add(
                        List.of(
                                "served",
                                "by " + request.service().orElseThrow() + ", " + s.protocol())));
        return new Result.One("lockward.deployment/v1", fields, Table.pairs(lines));
    }

    private static Map<String, Object> fields(DeliveryRequest request, SerialNumber serial) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", request.node());
        fields.put("destination", request.to().text());
        fields.put("serial_number", serial.hex());
        return fields;
    }
}

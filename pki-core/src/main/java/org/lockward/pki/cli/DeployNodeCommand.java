package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
final class DeployNodeCommand extends ActCommand<Act.DeployNode> {

    @Mixin private final SelectionOptions selection = new SelectionOptions();

    @Option(names = "--to", paramLabel = "dir:PATH", description = "where to")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--verify",
            paramLabel = "HOST:PORT",
            description =
                    "prove by a handshake that this service serves it, or roll back; without it the"
                            + " service that proved it there before")
    private Optional<String> verify = Optional.empty();

    @Option(names = "--dry-run", description = "say what would happen, change nothing")
    private boolean dryRun;

    DeployNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.DeployNode act() {
        Inputs inputs = new Inputs();
        Optional<Selection> nodes = selection.read(inputs);
        Optional<Destination> wished = to.flatMap(t -> inputs.read(() -> Destination.parse(t)));
        Optional<Endpoint> service = verify.flatMap(v -> inputs.read(() -> Endpoint.parse(v)));
        inputs.require();
        return new Act.DeployNode(nodes.orElseThrow(), wished, service);
    }

    @Override
    void perform(Act.DeployNode act) {
        if (act.nodes() instanceof Selection.Ids named) {
            requireOne(named.ids().size(), act);
        }
        Authority authority = authority("deploy-node");
        List<UniqueId> nodes = act.nodes().nodes(authority::find);
        requireOne(nodes.size(), act);
        List<DeliveryRequest> requests = new ArrayList<>();
        nodes.forEach(node -> requests.addAll(requests(authority, node, act)));
        if (requests.size() == 1) {
            print(perform(authority, requests.getFirst()));
        } else {
            performAll(authority, requests);
        }
    }

    private static void requireOne(int number, Act.DeployNode act) {
        if (number > 1 && (act.to().isPresent() || act.verify().isPresent())) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--to and --verify go with one ID, not with " + number,
                            "each node has a place and a service of its own",
                            "deploy them one by one, later all at once without --to"));
        }
    }

    private static List<DeliveryRequest> requests(
            Authority authority, UniqueId node, Act.DeployNode act) {
        if (act.to().isPresent()) {
            return List.of(new DeliveryRequest(node, act.to().get(), act.verify()));
        }
        List<DeliveryRequest> recorded = authority.deliveries(node);
        if (recorded.isEmpty()) {
            throw new PkiException.NotFound(
                    new Problem(
                            "node " + node + " was not deployed anywhere yet",
                            "without --to it goes where it went before",
                            "say where: pki deploy-node " + node + " --to dir:PATH"));
        }
        if (act.verify().isEmpty()) {
            return recorded;
        }
        requireOnePlace(node, recorded);
        return List.of(new DeliveryRequest(node, recorded.getFirst().to(), act.verify()));
    }

    private static void requireOnePlace(UniqueId node, List<DeliveryRequest> recorded) {
        if (recorded.size() > 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--verify goes with one place, and node %s was deployed to %d"
                                    .formatted(node, recorded.size()),
                            "each place has a service of its own",
                            "say which: --to " + recorded.getFirst().to().text()));
        }
    }

    private Result.One perform(Authority authority, DeliveryRequest request) {
        return dryRun
                ? preview(authority, request)
                : DeliveryText.of(authority.deliver(request, _ -> {}));
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

    private static Result.One preview(Authority authority, DeliveryRequest request) {
        SerialNumber serial = authority.material(request.node()).serialNumber();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", request.node());
        fields.put("destination", request.to().text());
        fields.put("serial_number", serial.hex());
        return new Result.One(
                "lockward.deployment-preview/v1",
                fields,
                List.of(
                        "would deploy serial %s of %s to %s"
                                .formatted(serial, request.node(), request.to().text())));
    }
}

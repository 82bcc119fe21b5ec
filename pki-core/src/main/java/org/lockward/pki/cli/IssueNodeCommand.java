package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.Delivery;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.deployment.BundleWriter;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.ThisMachine;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki issue-node [ID]`.
@Command(
        description = {
            "Issues a certificate for one node and writes its bundle.",
            "Without ID: for this machine, with its host name, FQDN and addresses."
        })
final class IssueNodeCommand extends ActCommand<Act.IssueNode> {

    @Parameters(paramLabel = "ID", arity = "0..1")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--san",
            paramLabel = "NAME",
            description = "dns:NAME or ip:ADDRESS; may come several times")
    private List<String> sans = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "default: node")
    private String profile = Act.IssueNode.DEFAULT_PROFILE;

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "for example 90d; default: the profile's")
    private Optional<String> validity = Optional.empty();

    @Option(
            names = "--key-algorithm",
            paramLabel = "ALGORITHM",
            description = "ec-p256 (default), ec-p384, ed25519, rsa-3072, rsa-4096")
    private Optional<String> keyAlgorithm = Optional.empty();

    @Option(
            names = "--csr",
            paramLabel = "FILE",
            description = "take the public key of this request, and nothing else of it")
    private Optional<String> csr = Optional.empty();

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "to find the node by; may come several times")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--deploy-to",
            paramLabel = "dir:PATH",
            description = "deploy the bundle there at once")
    private Optional<String> deployTo = Optional.empty();

    @Option(
            names = "--verify",
            paramLabel = "HOST:PORT",
            description = "prove by a handshake that this service serves it, or roll back")
    private Optional<String> verify = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write the bundle there too; must not exist")
    private Optional<String> out = Optional.empty();

    @Option(names = "--dry-run", description = "show what would be issued, change nothing")
    private boolean dryRun;

    IssueNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.IssueNode act() {
        Inputs inputs = new Inputs();
        Optional<UniqueId> node = id.flatMap(t -> inputs.read(() -> new UniqueId(t)));
        List<GeneralName> names = inputs.readAll(sans, GeneralName::parse);
        Map<String, String> labelled = inputs.readLabels(labels);
        Optional<Duration> length =
                validity.flatMap(t -> inputs.read(() -> DurationText.parse("--validity", t)));
        Optional<KeyAlgorithm> algorithm =
                keyAlgorithm.flatMap(t -> inputs.read(() -> KeyAlgorithm.parse(t)));
        Optional<Path> request =
                csr.flatMap(t -> inputs.read(() -> CommonOptions.path("--csr", t)));
        Optional<Destination> to = deployTo.flatMap(t -> inputs.read(() -> Destination.parse(t)));
        Optional<Endpoint> service = verify.flatMap(t -> inputs.read(() -> Endpoint.parse(t)));
        inputs.require();
        return new Act.IssueNode(
                node, names, profile, length, algorithm, request, labelled, to, service);
    }

    @Override
    void perform(Act.IssueNode act) {
        EnrollmentRequest request = act.request(ThisMachine.of(surroundings().environment()));
        Optional<Path> copy = out.map(text -> CommonOptions.path("--out", text));
        copy.ifPresent(IssueNodeCommand::requireAbsent);
        Authority authority = authority("issue-node");
        if (dryRun) {
            print(IssueText.preview(authority.preview(request), now()));
            return;
        }
        Enrolled enrolled;
        try (Unlocked unlocked = unlock(authority)) {
            enrolled = authority.enroll(request, unlocked);
        }
        copy.ifPresent(
                directory -> BundleWriter.write(directory, authority.material(enrolled.node())));
        enrolled.notices().forEach(console()::notice);
        print(IssueText.of(enrolled, copy, deploy(authority, enrolled, act), now()));
    }

    /// What was issued stays issued: a failure is told after it.
    private Optional<Delivery> deploy(Authority authority, Enrolled enrolled, Act.IssueNode act) {
        Optional<DeliveryRequest> request =
                act.deployTo().map(to -> new DeliveryRequest(enrolled.node(), to, act.verify()));
        try {
            return request.map(r -> authority.deliver(r, _ -> {}));
        } catch (PkiException e) {
            print(IssueText.of(enrolled, Optional.empty(), Optional.empty(), now()));
            console()
                    .notice(
                            "issued, and not deployed; try again with: pki deploy-node "
                                    + enrolled.node()
                                    + " --to "
                                    + deployTo.orElseThrow());
            throw e;
        }
    }

    private Instant now() {
        return surroundings().clock().instant();
    }

    private static void requireAbsent(Path directory) {
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new PkiException.Conflict(
                    new Problem(
                            "--out " + directory + " exists",
                            "a bundle is written to a new directory, never over an older one",
                            "name another one; nothing was issued"));
        }
    }
}

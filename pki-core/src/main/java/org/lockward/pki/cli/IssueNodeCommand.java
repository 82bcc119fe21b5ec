package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.deployment.BundleWriter;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.ThisMachine;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
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
final class IssueNodeCommand extends PkiCommand {

    @Parameters(paramLabel = "ID", arity = "0..1")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--san",
            paramLabel = "NAME",
            description = "dns:NAME or ip:ADDRESS; may come several times")
    private List<String> sans = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "default: node")
    private String profile = "node";

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
    void run() {
        EnrollmentRequest request = request();
        Optional<Path> copy = out.map(text -> CommonOptions.path("--out", text));
        copy.ifPresent(IssueNodeCommand::requireAbsent);
        Authority authority = authority("issue-node");
        if (dryRun) {
            print(IssueText.preview(authority.preview(request), surroundings().clock().instant()));
            return;
        }
        Enrolled enrolled;
        try (Unlocked unlocked = unlock(authority)) {
            enrolled = authority.enroll(request, unlocked);
        }
        copy.ifPresent(
                directory -> BundleWriter.write(directory, authority.material(enrolled.node())));
        enrolled.notices().forEach(console()::notice);
        print(IssueText.of(enrolled, copy, surroundings().clock().instant()));
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

    private EnrollmentRequest request() {
        Inputs inputs = new Inputs();
        ThisMachine machine = ThisMachine.of(surroundings().environment());
        Optional<UniqueId> node =
                inputs.read(() -> id.map(UniqueId::new).orElseGet(machine::uniqueId));
        List<GeneralName> names = new ArrayList<>(id.isEmpty() ? machine.names() : List.of());
        names.addAll(inputs.readAll(sans, GeneralName::parse));
        Map<String, String> labelled = inputs.readLabels(labels);
        Optional<Duration> length =
                validity.flatMap(text -> inputs.read(() -> DurationText.parse("--validity", text)));
        Optional<KeySource> key = inputs.read(this::keySource);
        inputs.require();
        return new EnrollmentRequest(
                node.orElseThrow(), names, profile, length, key.orElseThrow(), labelled);
    }

    private KeySource keySource() {
        if (csr.isEmpty()) {
            return new KeySource.Generate(KeyAlgorithm.parse(keyAlgorithm.orElse("ec-p256")));
        }
        if (keyAlgorithm.isPresent()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--key-algorithm and --csr exclude each other",
                            "the request brings its own key",
                            "leave out one of them"));
        }
        Path file = CommonOptions.path("--csr", csr.get());
        byte[] content = BoundedFile.read(file, Pem.MAX_SINGLE);
        return new KeySource.FromRequest(CertificationRequest.parse(content, csr.get()));
    }
}

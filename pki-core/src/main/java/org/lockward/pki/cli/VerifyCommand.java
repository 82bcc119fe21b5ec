package org.lockward.pki.cli;

import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.path.PathRequest;
import org.lockward.pki.path.PathValidation;
import org.lockward.pki.path.PathValidator;
import org.lockward.pki.path.Purpose;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki verify FILE`.
@Command(
        description = {
            "Verifies the certificate in FILE, the first one: chain, dates, purpose, revocation.",
            "FILE may be a node bundle's directory, which brings its own trust anchors and CRLs.",
            "Without --ca the anchors and the CRL are those of the CA in --home."
        })
final class VerifyCommand extends PkiCommand {

    @Parameters(paramLabel = "FILE")
    private String file = "";

    @Option(names = "--ca", paramLabel = "FILE", description = "trust anchors")
    private Optional<String> ca = Optional.empty();

    @Option(
            names = "--crl",
            paramLabel = "FILE",
            description = "CRLs; every CA of the path must have a fresh one")
    private Optional<String> crl = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "a name it must carry: dns:NAME")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "both (default), client or server")
    private Purpose purpose = Purpose.BOTH;

    @Option(names = "--at", paramLabel = "TIME", description = "2026-11-21T12:00:00Z; default: now")
    private Optional<String> at = Optional.empty();

    VerifyCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        PathRequest request = request();
        switch (PathValidator.validate(request)) {
            case PathValidation.Invalid invalid ->
                    throw new PkiException.Unverified(invalid.problems());
            case PathValidation.Valid valid -> print(result(valid, request));
        }
    }

    private PathRequest request() {
        Inputs inputs = new Inputs();
        Optional<GeneralName> expected =
                name.flatMap(text -> inputs.read(() -> GeneralName.parse(text)));
        Optional<Instant> time = inputs.read(this::time);
        inputs.require();
        Path path = CommonOptions.path("FILE", file);
        boolean bundle = Files.isDirectory(path);
        return new PathRequest(
                certificates(bundle ? path.resolve("chain.pem") : path),
                certificates(anchors(path, bundle)),
                crls(path, bundle),
                time.orElseThrow(),
                purpose,
                expected);
    }

    private Path anchors(Path path, boolean bundle) {
        return ca.map(text -> CommonOptions.path("--ca", text))
                .orElseGet(() -> bundle ? path.resolve("ca.pem") : ownTrust().trust());
    }

    /// Those that were named; else those beside the anchors, when these are a bundle's or ours.
    private List<X509CRL> crls(Path path, boolean bundle) {
        if (crl.isPresent()) {
            return crls(CommonOptions.path("--crl", crl.get()));
        }
        if (ca.isPresent()) {
            return List.of();
        }
        if (!bundle) {
            return authority("verify").trust().crls();
        }
        Path beside = path.resolve("crl.pem");
        return Files.exists(beside) ? crls(beside) : List.of();
    }

    private AuthorityDirectory ownTrust() {
        authority("verify");
        return directory();
    }

    private static List<X509Certificate> certificates(Path file) {
        return CertificateFile.read(BoundedFile.read(file, Pem.MAX_BUNDLE), file.toString());
    }

    private static List<X509CRL> crls(Path file) {
        return CertificateFile.readCrls(BoundedFile.read(file, Pem.MAX_BUNDLE), file.toString());
    }

    private Instant time() {
        if (at.isEmpty()) {
            return surroundings().clock().instant();
        }
        try {
            return Instant.parse(at.get());
        } catch (DateTimeParseException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--at " + Printable.quote(at.get()) + " is not a time",
                            "RFC 3339, UTC",
                            "for example: --at 2026-11-21T12:00:00Z"),
                    e);
        }
    }

    private static Result result(PathValidation.Valid valid, PathRequest request) {
        List<String> path =
                valid.path().stream().map(c -> c.getSubjectX500Principal().getName()).toList();
        boolean crlsChecked = !request.crls().isEmpty();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("valid", true);
        fields.put("path", path);
        fields.put("at", request.at());
        fields.put("revocation_checked", crlsChecked);
        String revocation = crlsChecked ? "not revoked" : "revocation not checked: no CRL";
        return new Result.One(
                "lockward.verification/v1",
                fields,
                List.of("valid: " + String.join(" <- ", path) + "; " + revocation));
    }
}

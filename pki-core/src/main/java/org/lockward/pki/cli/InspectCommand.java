package org.lockward.pki.cli;

import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.deployment.ServedProbe;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.pem.Pem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// `pki inspect FILE|HOST:PORT`.
@Command(
        description =
                "Shows certificates, requests, CRLs and keys of a PEM file, or what a TLS service"
                        + " serves.")
final class InspectCommand extends PkiCommand {

    @Parameters(paramLabel = "FILE|HOST:PORT")
    private String what = "";

    InspectCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        Instant now = surroundings().clock().instant();
        List<Result.One> ones = isService() ? service(now) : file(now);
        print(
                ones.size() == 1
                        ? ones.getFirst()
                        : new Result.Several("lockward.inspection-list/v1", ones));
    }

    /// A file of that name wins: a path may have a colon in it.
    private boolean isService() {
        Path path = CommonOptions.path("FILE", what);
        return !Files.exists(path) && what.indexOf('/') < 0 && what.matches(".+:[0-9]{1,5}");
    }

    private List<Result.One> file(Instant now) {
        byte[] content = BoundedFile.read(CommonOptions.path("FILE", what), Pem.MAX_BUNDLE);
        return Pem.blocks(content, what, Pem.MAX_BUNDLE).stream()
                .map(block -> Inspection.of(block, now))
                .toList();
    }

    private List<Result.One> service(Instant now) {
        Endpoint endpoint = Endpoint.parse(what);
        Served served = ServedProbe.look(endpoint);
        console().detail(served.protocol() + " " + served.cipherSuite());
        List<Result.One> ones = new ArrayList<>();
        int place = 0;
        for (X509Certificate certificate : served.chain()) {
            String where = endpoint + ", certificate " + ++place;
            ones.add(Inspection.certificate(certificate, where, now));
        }
        return ones;
    }
}

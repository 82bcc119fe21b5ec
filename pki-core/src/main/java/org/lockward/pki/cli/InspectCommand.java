package org.lockward.pki.cli;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.FileFacts;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.deployment.Served;
import org.lockward.pki.deployment.ServedProbe;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.pem.Pem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
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
        List<FileFacts> all = isService() ? service() : file();
        Instant now = surroundings().clock().instant();
        List<Result.One> ones = new ArrayList<>();
        for (FileFacts facts : all) {
            String where = all.size() == 1 ? what : what + ", number " + (ones.size() + 1);
            ones.add(Inspection.of(facts, now).result(where));
        }
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

    private List<FileFacts> file() {
        Path path = CommonOptions.path("FILE", what);
        return FileFacts.read(BoundedFile.read(path, Pem.MAX_BUNDLE), path.toString());
    }

    private List<FileFacts> service() {
        Endpoint endpoint = Endpoint.parse(what);
        Served served = ServedProbe.look(endpoint);
        console().detail(served.protocol() + " " + served.cipherSuite());
        return FileFacts.read(CertificateFile.encode(served.chain()), endpoint.toString());
    }
}

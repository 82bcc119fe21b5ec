package org.lockward.pki.deployment;

import org.lockward.pki.file.FileFailure;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings the current CRLs to where bundles live, in place of the older ones.
public final class CrlPush {

    private CrlPush() {}

    /// How it went at one destination.
    ///
    /// @param failure empty when the new CRLs are on the disk there
    public record Outcome(Destination destination, Optional<Problem> failure) {}

    /// Replaces `crl.pem` in the live generation of each destination. One failure does not keep the
    /// others from getting theirs.
    public static List<Outcome> push(List<Destination> destinations, List<X509CRL> crls) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Destination destination : destinations) {
            outcomes.add(new Outcome(destination, push(destination, crls)));
        }
        return outcomes;
    }

    private static Optional<Problem> push(Destination destination, List<X509CRL> crls) {
        try {
            switch (destination) {
                case Destination.Directory directory -> replace(directory.path(), crls);
            }
            return Optional.empty();
        } catch (PkiException e) {
            return Optional.of(e.problems().getFirst());
        }
    }

    private static void replace(Path directory, List<X509CRL> crls) {
        try (BundleFile file = BundleFiles.crls(crls)) {
            if (!Files.isDirectory(directory)) {
                throw gone(directory + " is not there");
            }
            try (DirectoryLock _ = DirectoryLock.take(directory)) {
                String live =
                        new Generations(directory)
                                .live()
                                .orElseThrow(() -> gone(directory + " has no live generation"));
                file.writeInto(directory.resolve(live));
            }
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }

    private static PkiException gone(String what) {
        return new PkiException.NotFound(
                new Problem(what, "the node was deployed there before", "deploy it again"));
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.inventory.Supersession;

import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Optional;

/// What renewing and rekeying have in common on the command line.
final class RenewalOptions {

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "for example 90d; default: as long as the certificate before")
    private Optional<String> validity = Optional.empty();

    @Option(
            names = "--supersede",
            paramLabel = "FATE",
            description =
                    "what becomes of the certificate before: let-expire (default), revoke, or"
                            + " grace=7d: revoked when that is over")
    private String supersede = "let-expire";

    @Option(
            names = "--deploy",
            description =
                    "bring it to wherever the node was deployed before, proven by the same service")
    private boolean deploy;

    @Option(names = "--dry-run", description = "say what would be issued, change nothing")
    private boolean dryRun;

    Optional<Duration> validity(Inputs inputs) {
        return validity.flatMap(text -> inputs.read(() -> DurationText.parse("--validity", text)));
    }

    /// Let-expire also when it cannot be read: then there is a problem more.
    Supersession superseded(Inputs inputs) {
        return inputs.read(() -> Supersession.parse(supersede))
                .orElseGet(Supersession.LetExpire::new);
    }

    boolean deploy() {
        return deploy;
    }

    boolean dryRun() {
        return dryRun;
    }
}

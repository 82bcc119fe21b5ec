package org.lockward.lock.cli;

import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import picocli.CommandLine.Option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The options about TLS that `lockd` and `lock` share.
final class TlsOptions {

    @Option(
            names = "--security",
            paramLabel = "LEVEL",
            description =
                    "none, tls (any certificate of the same CA) or mutual (the node's own"
                            + " certificate, both sides checked)")
    private Optional<String> security = Optional.empty();

    @Option(
            names = "--tls",
            paramLabel = "DIR",
            description =
                    "our node bundle, or the directory whose link \"live\" leads to it (env"
                            + " LOCKWARD_TLS)")
    private Optional<String> tls = Optional.empty();

    @Option(
            names = "--stale-crl",
            paramLabel = "WHAT",
            description =
                    "refuse (default) or warn, where a revocation list is missing or out of date")
    private String staleCrl = "refuse";

    /// Takes the value of an option; false if it is none of ours.
    boolean take(String option, String value) {
        switch (option) {
            case "--security" -> security = Optional.of(value);
            case "--tls" -> tls = Optional.of(value);
            case "--stale-crl" -> staleCrl = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Empty if it was not given.
    Optional<SecurityLevel> given() {
        return security.map(SecurityLevel::parse);
    }

    /// Mutual where there is a bundle, unless another level was given.
    SecurityLevel level() {
        SecurityLevel implied = bundle().isPresent() ? SecurityLevel.MUTUAL : SecurityLevel.NONE;
        SecurityLevel level = given().orElse(implied);
        if (level.encrypted() && bundle().isEmpty()) {
            throw Usage.problem(
                    "--security " + level.text() + " needs --tls DIR",
                    "a certificate is shown at every level but none");
        }
        return level;
    }

    /// The node bundle; there at every level but none.
    Optional<Path> bundle() {
        return tls.or(() -> Environment.variable("LOCKWARD_TLS")).map(t -> path("--tls", t));
    }

    TlsPolicy policy(boolean tls12) {
        return new TlsPolicy(level(), tls12, freshness());
    }

    private CrlFreshness freshness() {
        return switch (staleCrl) {
            case "refuse" -> CrlFreshness.REFUSE;
            case "warn" -> CrlFreshness.WARN;
            default -> throw Usage.problem("--stale-crl is refuse or warn", "");
        };
    }

    static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Usage.problem(option + " " + Usage.quote(text) + " is no path", e.getReason());
        }
    }
}

package org.lockward.lock.cli;

import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The options about TLS that `lockd` and `lock` share.
///
/// @param bundle the node bundle; there at every level but none
record TlsOptions(SecurityLevel level, Optional<Path> bundle, boolean tls12, CrlFreshness crl) {

    static TlsOptions of(Arguments arguments) {
        Optional<Path> bundle = arguments.value("tls", "LOCKWARD_TLS").map(TlsOptions::path);
        SecurityLevel level =
                arguments
                        .value("security")
                        .map(SecurityLevel::parse)
                        .orElse(bundle.isPresent() ? SecurityLevel.MUTUAL : SecurityLevel.NONE);
        if (level.encrypted() && bundle.isEmpty()) {
            throw Arguments.usage(
                    "--security " + level.text() + " needs --tls DIR",
                    "a certificate is shown at every level but none");
        }
        return new TlsOptions(level, bundle, tls12(arguments), freshness(arguments));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Arguments.usage("--tls " + Arguments.quote(text) + " is no path", e.getReason());
        }
    }

    private static boolean tls12(Arguments arguments) {
        return switch (arguments.value("min-tls").orElse("1.3")) {
            case "1.3" -> false;
            case "1.2" -> true;
            default -> throw Arguments.usage("--min-tls is 1.3 or 1.2", "");
        };
    }

    private static CrlFreshness freshness(Arguments arguments) {
        return switch (arguments.value("stale-crl").orElse("refuse")) {
            case "refuse" -> CrlFreshness.REFUSE;
            case "warn" -> CrlFreshness.WARN;
            default -> throw Arguments.usage("--stale-crl is refuse or warn", "");
        };
    }

    TlsPolicy policy() {
        return new TlsPolicy(level, tls12, crl);
    }
}

package org.lockward.lock.cli;

import org.lockward.lock.access.LiveRules;
import org.lockward.lock.server.AdminPolicy;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Request;

import picocli.CommandLine.Option;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may do what at a daemon: the options of `lockd` about it.
final class ControlOptions {

    @Option(
            names = "--admin",
            paramLabel = "ID",
            split = ",",
            description =
                    "a node that may break locks, end sessions, stop and reload (level mutual; may"
                            + " be given several times)")
    private List<String> admins = List.of();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "which node may lock what: lines \"allow|deny NODE NAME [MODES]\" with * and ?;"
                            + " the first that fits decides, and where none does it is denied; read"
                            + " again when the file changes")
    private Optional<String> rules = Optional.empty();

    /// Opens the rules too.
    ServerConfig applyTo(ServerConfig config) {
        ServerConfig administered = config.withAdmins(admins(config.security().level()));
        return rules.map(file -> LiveRules.open(TlsOptions.path("--rules", file)))
                .map(administered::withRules)
                .orElse(administered);
    }

    private AdminPolicy admins(SecurityLevel level) {
        for (String id : admins) {
            if (!Request.NAME.matcher(id).matches()) {
                throw Usage.problem(
                        "--admin " + Usage.quote(id) + " is no ID",
                        "an ID has 1 to 64 of A-Z a-z 0-9 . _ -, a letter or digit first");
            }
        }
        if (!admins.isEmpty() && level != SecurityLevel.MUTUAL) {
            throw Usage.problem(
                    "--admin with --security " + level.text(),
                    "only at level mutual a certificate is one node's");
        }
        return new AdminPolicy(Set.copyOf(admins));
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The subcommands by name. A switch, not a map of factories: only the class of the one that was
/// asked for is loaded.
final class Commands {

    /// In the order of the help.
    static final List<String> NAMES =
            List.of(
                    "quickstart",
                    "init",
                    "show-ca",
                    "unique-id",
                    "issue-node",
                    "list-nodes",
                    "show-node",
                    "renew-node",
                    "rekey-node",
                    "revoke-node",
                    "publish-crl",
                    "deploy-node",
                    "show-audit",
                    "verify-audit",
                    "inspect",
                    "verify",
                    "gui",
                    "completion",
                    "version");

    private static final int NEAR = 3;

    private Commands() {}

    static Optional<PkiCommand> create(String name, Surroundings surroundings) {
        return Optional.ofNullable(
                switch (name) {
                    case "quickstart" -> new QuickstartCommand(surroundings);
                    case "init", "init-ca" -> new InitCommand(surroundings);
                    case "show-ca" -> new ShowCaCommand(surroundings);
                    case "issue-node" -> new IssueNodeCommand(surroundings);
                    case "list-nodes" -> new ListNodesCommand(surroundings);
                    case "show-node" -> new ShowNodeCommand(surroundings);
                    case "renew-node" -> new RenewNodeCommand(surroundings);
                    case "rekey-node" -> new RekeyNodeCommand(surroundings);
                    case "revoke-node" -> new RevokeNodeCommand(surroundings);
                    case "publish-crl" -> new PublishCrlCommand(surroundings);
                    case "deploy-node" -> new DeployNodeCommand(surroundings);
                    case "show-audit" -> new ShowAuditCommand(surroundings);
                    case "verify-audit" -> new VerifyAuditCommand(surroundings);
                    case "inspect" -> new InspectCommand(surroundings);
                    case "verify" -> new VerifyCommand(surroundings);
                    case "gui" -> new GuiCommand(surroundings);
                    case "unique-id" -> new UniqueIdCommand(surroundings);
                    case "completion" -> new CompletionCommand(surroundings);
                    case "version" -> new VersionCommand(surroundings);
                    default -> null;
                });
    }

    /// Says that there is no such command, and which one is near.
    static Problem unknown(String name) {
        List<String> near = new ArrayList<>();
        for (String known : NAMES) {
            if (distance(name, known) <= NEAR) {
                near.add("pki " + known);
            }
        }
        return new Problem(
                "no command " + Printable.quote(name),
                "",
                near.isEmpty()
                        ? "list the commands with: pki --help"
                        : "did you mean: " + String.join(" or ", near));
    }

    /// The number of letters to insert, remove or change (Levenshtein).
    private static int distance(String from, String to) {
        if (from.length() > to.length() + NEAR) {
            return from.length();
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.RevocationOutcome;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `pki revoke-node ID…`.
@Command(
        description = {
            "Revokes all unexpired certificates of nodes, for good.",
            "The CRL is rebuilt, published and pushed to every recorded deployment in the same act."
        })
final class RevokeNodeCommand extends ActCommand<Act.RevokeNode> {

    @Mixin private final SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description =
                    "unspecified (default), keyCompromise, affiliationChanged, superseded,"
                            + " cessationOfOperation or privilegeWithdrawn")
    private String reason = "unspecified";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "how many nodes are meant; needed unless they are named by ID")
    private Optional<Integer> count = Optional.empty();

    @Option(names = "--dry-run", description = "say what would be revoked, change nothing")
    private boolean dryRun;

    RevokeNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.RevokeNode act() {
        Inputs inputs = new Inputs();
        Optional<Selection> nodes = selection.read(inputs);
        Optional<Reason> why = inputs.read(() -> Reason.parse(reason));
        inputs.require();
        return new Act.RevokeNode(nodes.orElseThrow(), why.orElseThrow(), count);
    }

    @Override
    void perform(Act.RevokeNode act) {
        Authority authority = authority("revoke-node");
        List<UniqueId> nodes = act.nodes(authority::find);
        if (dryRun) {
            print(preview(authority, nodes));
            return;
        }
        RevocationOutcome outcome;
        try (Unlocked unlocked = unlock(authority)) {
            outcome = authority.revoke(nodes, act.reason(), unlocked);
        }
        CrlReport report = CrlReport.push(authority, outcome.crl());
        print(result(outcome, report));
        report.requireAll();
    }

    private Result preview(Authority authority, List<UniqueId> nodes) {
        Instant now = surroundings().clock().instant();
        List<CertificateRecord> records = new ArrayList<>();
        for (UniqueId node : nodes) {
            authority.show(node).certificates().stream()
                    .filter(c -> isRevocable(c, now))
                    .forEach(records::add);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("would_revoke", records.stream().map(RevokeNodeCommand::fields).toList());
        return new Result.One(
                "lockward.revocation-preview/v1",
                fields,
                Table.pairs(records.stream().map(r -> line("would revoke", r)).toList()));
    }

    private static boolean isRevocable(CertificateRecord certificate, Instant now) {
        boolean recorded =
                certificate.state() instanceof CertificateState.Active
                        || certificate.state() instanceof CertificateState.Superseded;
        return recorded && !certificate.validity().expired(now);
    }

    private static Result result(RevocationOutcome outcome, CrlReport report) {
        List<List<String>> lines = new ArrayList<>();
        outcome.revoked().forEach(record -> lines.add(line("revoked", record)));
        outcome.nothingLeft()
                .forEach(id -> lines.add(List.of("unchanged", id + ": nothing left to revoke")));
        lines.addAll(report.lines());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("revoked", outcome.revoked().stream().map(RevokeNodeCommand::fields).toList());
        fields.put("nothing_left", outcome.nothingLeft());
        report.putInto(fields);
        return new Result.One("lockward.revocation/v1", fields, Table.pairs(lines));
    }

    private static List<String> line(String what, CertificateRecord record) {
        return List.of(what, record.serial() + " of " + record.node());
    }

    private static Map<String, Object> fields(CertificateRecord record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", record.node());
        fields.put("serial_number", record.serial().hex());
        return fields;
    }
}

package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.CrlOutcome;
import org.lockward.pki.authority.Unlocked;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `pki publish-crl`.
@Command(description = "Signs a fresh CRL, publishes it and pushes it to every deployment.")
final class PublishCrlCommand extends ActCommand<Act.PublishCrl> {

    @Option(names = "--dry-run", description = "say what would happen, change nothing")
    private boolean dryRun;

    PublishCrlCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.PublishCrl act() {
        return new Act.PublishCrl();
    }

    @Override
    void perform(Act.PublishCrl act) {
        Authority authority = authority("publish-crl");
        if (dryRun) {
            print(preview(authority));
            return;
        }
        CrlOutcome crl;
        try (Unlocked unlocked = unlock(authority)) {
            crl = authority.publishCrl(unlocked);
        }
        CrlReport report = CrlReport.push(authority, crl);
        Map<String, Object> fields = new LinkedHashMap<>();
        report.putInto(fields);
        print(new Result.One("lockward.crl/v1", fields, Table.pairs(report.lines())));
        report.requireAll();
    }

    private static Result preview(Authority authority) {
        List<String> destinations =
                authority.deployments().stream().map(d -> d.destination()).distinct().toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("would_push_to", destinations);
        return new Result.One(
                "lockward.crl-preview/v1",
                fields,
                List.of(
                        "would publish a fresh CRL and push it to "
                                + destinations.size()
                                + " deployments"));
    }
}

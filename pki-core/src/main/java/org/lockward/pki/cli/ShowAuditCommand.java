package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditQuery;
import org.lockward.pki.name.UniqueId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `pki show-audit [ID]`.
@Command(description = "Shows what was done, when and by whom, the newest last.")
final class ShowAuditCommand extends ActCommand<Act.ShowAudit> {

    private static final int DEFAULT_LIMIT = 100;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "only what was done about it")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "the newest so many; default: " + DEFAULT_LIMIT)
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only what was done then or later: 2026-12-01T00:00:00Z")
    private Optional<String> since = Optional.empty();

    ShowAuditCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.ShowAudit act() {
        Inputs inputs = new Inputs();
        Optional<UniqueId> node = id.flatMap(t -> inputs.read(() -> new UniqueId(t)));
        Optional<Instant> from = since.flatMap(t -> inputs.read(() -> Inputs.time("--since", t)));
        inputs.require();
        return new Act.ShowAudit(node, limit, from);
    }

    @Override
    void perform(Act.ShowAudit act) {
        int most = act.limit().orElse(DEFAULT_LIMIT);
        AuditQuery query = new AuditQuery(Long.MAX_VALUE, most, act.node(), act.since());
        List<AuditEntry> entries = authority("show-audit").audit(query).reversed();
        print(AuditText.of(entries));
        if (entries.isEmpty()) {
            console().notice("nothing is recorded");
        }
        if (entries.size() == most && entries.getFirst().number() > 1) {
            console().notice("there may be older entries; see more with: --limit " + 10L * most);
        }
    }
}

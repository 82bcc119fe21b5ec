package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.audit.AuditVerification;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.problem.PkiException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.Optional;

/// `pki verify-audit`.
@Command(
        description = {
            "Reads the whole audit record and finds what was changed, removed or put in.",
            "Prints a checkpoint: keep it on another machine. Against who can write everything"
                    + " here,",
            "only such a checkpoint helps."
        })
final class VerifyAuditCommand extends ActCommand<Act.VerifyAudit> {

    @Option(
            names = "--from",
            paramLabel = "CHECKPOINT",
            description = "begin with this entry, which must be as it was then: NUMBER:HASH")
    private Optional<String> from = Optional.empty();

    VerifyAuditCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.VerifyAudit act() {
        return new Act.VerifyAudit(from.map(Checkpoint::parse));
    }

    @Override
    void perform(Act.VerifyAudit act) {
        AuditVerification found = authority("verify-audit").verifyAudit(act.from());
        if (!found.problems().isEmpty()) {
            throw new PkiException.Unverified(found.problems());
        }
        print(AuditText.of(found));
        if (found.entries() == 0) {
            console().notice("nothing is recorded yet; the record begins with the next change");
        }
    }
}

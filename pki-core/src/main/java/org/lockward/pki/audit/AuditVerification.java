package org.lockward.pki.audit;

import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Optional;

/// What was found when the whole record was read.
///
/// @param entries that were verified
/// @param last the newest of them, to be kept on another machine
/// @param problems what is wrong, with lines and both values; the first 20
public record AuditVerification(long entries, Optional<Checkpoint> last, List<Problem> problems) {

    public AuditVerification {
        problems = List.copyOf(problems);
    }
}

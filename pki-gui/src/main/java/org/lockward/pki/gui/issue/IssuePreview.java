package org.lockward.pki.gui.issue;

import org.lockward.pki.authority.EnrollmentPreview;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// What the CA says of a form before anything is signed.
public sealed interface IssuePreview {

    /// It was not asked: the form is not complete, or asking would make an expensive key.
    record Nothing() implements IssuePreview {}

    /// This would be issued.
    record Ready(EnrollmentPreview certificate) implements IssuePreview {}

    /// The CA would refuse.
    record Refused(List<Problem> problems) implements IssuePreview {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

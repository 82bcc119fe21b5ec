package org.lockward.pki.gui.issue;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.gui.progress.DeliveryStage;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.progress.Report;
import org.lockward.pki.gui.progress.Stage;
import org.lockward.pki.gui.progress.Step;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.name.ThisMachine;
import org.lockward.pki.name.UniqueId;

import java.util.ArrayList;
import java.util.List;

/// Acts that issue, as rows of a batch: what is done is what the act says.
final class IssueJobs {

    /// Every act of the desktop names its node.
    private static final ThisMachine NOBODY = new ThisMachine(List.of());

    private IssueJobs() {}

    static Job of(Session session, Act.IssueNode act) {
        UniqueId node = act.node().orElseThrow();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(List.of(Step.ISSUE), report -> issue(session, act, report)));
        act.deployTo()
                .ifPresent(to ->
                        stages.add(
                                DeliveryStage.of(
                                        session.authority(), () -> List.of(delivery(act, to)))));
        return new Job(node.value(), stages, done -> remaining(act, done));
    }

    private static void issue(Session session, Act.IssueNode act, Report report) {
        Enrolled enrolled = session.sign(ca -> session.authority().enroll(act.request(NOBODY), ca));
        enrolled.notices().forEach(report::note);
    }

    private static DeliveryRequest delivery(Act.IssueNode act, Destination to) {
        return new DeliveryRequest(act.node().orElseThrow(), to, act.verify());
    }

    /// Once the certificate is issued, only the deployment is left.
    private static List<Act> remaining(Act.IssueNode act, int done) {
        return done == 0
                ? List.of(act)
                : List.of(
                        new Act.DeployNode(
                                Selection.Ids.of(act.node().orElseThrow()),
                                act.deployTo(),
                                act.verify()));
    }
}

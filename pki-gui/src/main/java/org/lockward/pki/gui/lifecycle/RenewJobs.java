package org.lockward.pki.gui.lifecycle;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.KeyChoice;
import org.lockward.pki.authority.Renewal;
import org.lockward.pki.gui.progress.DeliveryStage;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.progress.Report;
import org.lockward.pki.gui.progress.Stage;
import org.lockward.pki.gui.progress.Step;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Acts that renew, rekey or deploy, as rows of a batch: what is done is what the act says.
final class RenewJobs {

    private RenewJobs() {}

    static List<Job> of(Session session, Act.RenewNode act, List<UniqueId> nodes) {
        return nodes.stream()
                .map(node -> {
                    Renewal renewal =
                            new Renewal(
                                    node, new KeyChoice.Same(), act.validity(), act.superseded());
                    Act alone =
                            new Act.RenewNode(
                                    Selection.Ids.of(node),
                                    act.validity(),
                                    act.superseded(),
                                    act.deploy());
                    return job(session, renewal, alone, act.deploy());
                })
                .toList();
    }

    static List<Job> of(Session session, Act.RekeyNode act, List<UniqueId> nodes) {
        return nodes.stream()
                .map(node -> {
                    Renewal renewal =
                            new Renewal(
                                    node,
                                    new KeyChoice.New(act.keyAlgorithm()),
                                    act.validity(),
                                    act.superseded());
                    Act alone =
                            new Act.RekeyNode(
                                    Selection.Ids.of(node),
                                    act.validity(),
                                    act.superseded(),
                                    act.deploy(),
                                    act.keyAlgorithm());
                    return job(session, renewal, alone, act.deploy());
                })
                .toList();
    }

    static List<Job> of(Session session, Act.DeployNode act, List<UniqueId> nodes) {
        return nodes.stream().map(node -> deployment(session.authority(), act, node)).toList();
    }

    private static Job job(Session session, Renewal renewal, Act alone, boolean deploy) {
        Authority authority = session.authority();
        UniqueId node = renewal.node();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(List.of(Step.RENEW), report -> renew(session, renewal, report)));
        if (deploy) {
            stages.add(DeliveryStage.of(authority, () -> authority.deliveries(node)));
        }
        return new Job(
                node.value(), stages, done -> List.of(done == 0 ? alone : deployAgain(node)));
    }

    private static void renew(Session session, Renewal renewal, Report report) {
        Enrolled enrolled = session.sign(ca -> session.authority().renew(renewal, ca));
        enrolled.notices().forEach(report::note);
    }

    private static Act deployAgain(UniqueId node) {
        return new Act.DeployNode(Selection.Ids.of(node), Optional.empty(), Optional.empty());
    }

    private static Job deployment(Authority authority, Act.DeployNode act, UniqueId node) {
        Act alone = new Act.DeployNode(Selection.Ids.of(node), act.to(), act.verify());
        Stage stage =
                DeliveryStage.of(authority, () -> DeployViewModel.where(authority, act, node));
        return new Job(node.value(), List.of(stage), _ -> List.of(alone));
    }

    /// Whether certificates are revoked in the act, so that a CRL has to go around afterwards.
    static boolean revokes(Supersession superseded) {
        return superseded instanceof Supersession.Revoke;
    }
}

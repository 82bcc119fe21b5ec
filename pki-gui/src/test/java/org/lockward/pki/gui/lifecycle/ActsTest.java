package org.lockward.pki.gui.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.cli.Pki;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.gui.issue.IssueListViewModel;
import org.lockward.pki.gui.issue.IssueViewModel;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whatever a form can mean, the command line parses back into an equal act.
class ActsTest {

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();
    private final DirectBackground background = new DirectBackground();

    private static void assertParsedBack(List<? extends Act> acts) {
        for (Act act : acts) {
            assertEquals(act, Pki.parse(act.words()), () -> String.join(" ", act.words()));
        }
    }

    private Session session() {
        Authority authority = SampleFleet.plain(directory.resolve("pki"), clock).authority();
        return new Session(authority);
    }

    @Test
    void what_the_issue_form_means() {
        IssueViewModel form = new IssueViewModel(session(), background, Choices.DEFAULT);
        form.node().text().set("crane-17");
        assertParsedBack(form.act().get().stream().toList());
        form.names().text().set("c17.example 10.0.0.17 2001:db8::17 spiffe://x.example/y");
        form.labels().text().set("note=it's -x \"left\" of 7; empty=");
        form.deployTo().text().set("dir:/srv/a b/--to");
        form.verify().text().set("[2001:db8::17]:7410");
        form.validity().text().set("8w");
        form.keyAlgorithm().set("ed25519");
        assertParsedBack(List.of(form.act().get().orElseThrow()));
        form.csr().text().set("/srv/it's a request.csr");
        assertParsedBack(List.of(form.act().get().orElseThrow()));
    }

    @Test
    void what_a_list_means() {
        IssueListViewModel form = new IssueListViewModel(session(), background, Choices.DEFAULT);
        form.place().text().set("dir:/srv/{id}/tls");
        form.text().set("id,san,labels\ncrane-1,dns:c1.example;ip:10.0.0.1,a=1;b=x y\ncrane-2,,");
        assertEquals(2, form.acts().size());
        assertParsedBack(form.acts());
    }

    @Test
    void what_the_forms_on_nodes_mean() {
        Selection query =
                new Selection.Query(NodeQuery.ALL.matching("-crane").labelled("a", "b c"));
        for (Selection nodes : List.of(query, LifecycleActions.EXPIRING, ids())) {
            for (RenewViewModel.Fate fate : RenewViewModel.Fate.values()) {
                assertParsedBack(List.of(renewal(nodes, fate, false), renewal(nodes, fate, true)));
            }
            DeployViewModel deploy = new DeployViewModel(reader(), nodes);
            assertParsedBack(deploy.act().stream().toList());
        }
    }

    private static Selection ids() {
        return Selection.Ids.of(new UniqueId("crane-1"), new UniqueId("crane-2"));
    }

    private TargetReader reader() {
        return new TargetReader(new Session(open()), background, clock);
    }

    private Authority open() {
        Path home = directory.resolve("pki");
        return home.toFile().exists()
                ? new SampleFleet(home, clock).authority()
                : SampleFleet.plain(home, clock).authority();
    }

    private Act renewal(Selection nodes, RenewViewModel.Fate fate, boolean newKey) {
        RenewViewModel form = new RenewViewModel(reader(), nodes, newKey);
        form.fate().set(fate);
        form.validity().text().set("90d");
        return form.act().orElseThrow();
    }

    @Test
    void what_the_revoke_form_means() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        fleet.issue("crane-1");
        fleet.issue("crane-2");
        for (Selection nodes : List.of(ids(), new Selection.Query(NodeQuery.ALL))) {
            for (Reason reason : Reason.values()) {
                RevokeViewModel form = new RevokeViewModel(reader(), nodes);
                form.read();
                form.reason().set(Optional.of(reason));
                assertParsedBack(List.of(form.act().orElseThrow()));
            }
        }
    }

    @Test
    void what_is_left_of_a_batch_that_failed() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        fleet.issue("crane-1");
        Session locked = new Session(fleet.authority());
        List<Batch> batches = new ArrayList<>();
        RenewViewModel form =
                new RenewViewModel(new TargetReader(locked, background, clock), ids1(), false);
        form.read();
        form.start(batches::add);
        batches.getFirst().start();
        assertEquals(1, batches.getFirst().remaining().size());
        assertParsedBack(batches.getFirst().remaining());
        assertParsedBack(
                List.of(
                        new Act.DeployNode(
                                ids1(),
                                Optional.of(new Destination.Directory(Path.of("/srv/x"))),
                                Optional.empty())));
    }

    private static Selection ids1() {
        return Selection.Ids.of(new UniqueId("crane-1"));
    }
}

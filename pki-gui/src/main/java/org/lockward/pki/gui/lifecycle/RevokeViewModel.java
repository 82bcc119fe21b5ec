package org.lockward.pki.gui.lifecycle;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.progress.Report;
import org.lockward.pki.gui.progress.Stage;
import org.lockward.pki.gui.progress.Step;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Nodes whose certificates are to be revoked, for good. For the screen's thread only; the CA is
/// asked elsewhere.
///
/// Nothing can be confirmed before it is known whom it means and a reason was chosen, so no key
/// that was pressed too long revokes anything; for more than one node their number has to be typed.
final class RevokeViewModel {

    private final TargetReader reader;
    private final Selection selection;
    private final ObjectProperty<Optional<Reason>> reason =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty typedCount = new SimpleStringProperty("");

    RevokeViewModel(TargetReader reader, Selection selection) {
        this.reader = reader;
        this.selection = selection;
    }

    void read() {
        reader.read(selection);
    }

    /// Empty until somebody chose one.
    ObjectProperty<Optional<Reason>> reason() {
        return reason;
    }

    StringProperty typedCount() {
        return typedCount;
    }

    TargetReader reader() {
        return reader;
    }

    ReadOnlyObjectProperty<Optional<Targets>> targets() {
        return reader.targets();
    }

    ReadOnlyObjectProperty<List<Problem>> problems() {
        return reader.problems();
    }

    boolean countNeeded() {
        return targets().get().filter(found -> !found.single()).isPresent();
    }

    /// What the form means; empty until it is known whom it means, and why.
    Optional<Act.RevokeNode> act() {
        return targets()
                .get()
                .filter(found -> found.count() > 0)
                .flatMap(found ->
                        reason.get()
                                .map(why ->
                                        new Act.RevokeNode(selection, why, agreedCount(found))));
    }

    private static Optional<Integer> agreedCount(Targets found) {
        return found.single() ? Optional.empty() : Optional.of(found.count());
    }

    boolean ready() {
        return act().isPresent() && !reader.busy().get() && (!countNeeded() || countTyped());
    }

    private boolean countTyped() {
        int count = targets().get().orElseThrow().count();
        return typedCount.get().strip().equals(String.valueOf(count));
    }

    /// What the button says: `Revoke node-17`.
    String title() {
        return Messages.text(
                "lifecycle.revoke.confirm", targets().get().map(Targets::subject).orElse(""));
    }

    /// Gives the batch to `ready`, not yet started: first the revocation with its CRL, then a row
    /// for each destination that the CRL goes to.
    void start(Consumer<Batch> ready) {
        if (ready()) {
            Act.RevokeNode act = act().orElseThrow();
            reader.prepare(this::title, (agreed, nodes) -> jobs(act, agreed, nodes), ready);
        }
    }

    private List<Job> jobs(Act.RevokeNode act, Targets agreed, List<UniqueId> nodes) {
        Session session = reader.session();
        Stage revoke =
                new Stage(
                        List.of(Step.REVOKE, Step.PUBLISH),
                        report -> revoke(session, act, nodes, report));
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job(agreed.subject(), List.of(revoke), _ -> List.of(act), true));
        jobs.addAll(CrlJobs.push(session.authority(), agreed.destinations()));
        return jobs;
    }

    /// Exactly the nodes that were counted.
    private static void revoke(
            Session session, Act.RevokeNode act, List<UniqueId> nodes, Report report) {
        Authority authority = session.authority();
        var outcome = session.sign(ca -> authority.revoke(nodes, act.reason(), ca));
        if (!outcome.nothingLeft().isEmpty()) {
            report.note(
                    Messages.text("lifecycle.revoke.nothing-left", outcome.nothingLeft().size()));
        }
    }
}

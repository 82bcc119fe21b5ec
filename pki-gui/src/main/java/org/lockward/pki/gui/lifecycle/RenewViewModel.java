package org.lockward.pki.gui.lifecycle;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.gui.form.Field;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Nodes that are to get newer certificates, for their key or for a new one. For the screen's
/// thread only; the CA is asked elsewhere.
final class RenewViewModel {

    /// What becomes of the certificates before, as the person chooses it.
    enum Fate {
        LET_EXPIRE,
        GRACE,
        REVOKE
    }

    private final TargetReader reader;
    private final Selection selection;
    private final boolean newKey;
    private final Field<Optional<Duration>> validity =
            Field.optional(text -> DurationText.parse("--validity", text));
    private final Field<Duration> grace =
            Field.required(text -> DurationText.parse("--supersede grace=", text));
    private final ObjectProperty<Fate> fate = new SimpleObjectProperty<>(Fate.LET_EXPIRE);
    private final BooleanProperty deploy = new SimpleBooleanProperty(true);

    /// Empty for the kind of the key before.
    private final ObjectProperty<Optional<KeyAlgorithm>> keyAlgorithm =
            new SimpleObjectProperty<>(Optional.empty());

    /// @param newKey whether the nodes get new keys, too
    RenewViewModel(TargetReader reader, Selection selection, boolean newKey) {
        this.reader = reader;
        this.selection = selection;
        this.newKey = newKey;
        grace.text().set("7d");
    }

    void read() {
        reader.read(selection);
    }

    boolean newKey() {
        return newKey;
    }

    Field<Optional<Duration>> validity() {
        return validity;
    }

    Field<Duration> grace() {
        return grace;
    }

    ObjectProperty<Fate> fate() {
        return fate;
    }

    BooleanProperty deploy() {
        return deploy;
    }

    ObjectProperty<Optional<KeyAlgorithm>> keyAlgorithm() {
        return keyAlgorithm;
    }

    ReadOnlyObjectProperty<Optional<Targets>> targets() {
        return reader.targets();
    }

    ReadOnlyObjectProperty<List<Problem>> problems() {
        return reader.problems();
    }

    TargetReader reader() {
        return reader;
    }

    /// What the form means; empty while a field is wrong.
    Optional<Act> act() {
        Optional<Supersession> superseded = superseded();
        Optional<Optional<Duration>> length = validity.value().get();
        if (superseded.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                newKey
                        ? new Act.RekeyNode(
                                selection,
                                length.get(),
                                superseded.get(),
                                deploy.get(),
                                keyAlgorithm.get())
                        : new Act.RenewNode(
                                selection, length.get(), superseded.get(), deploy.get()));
    }

    private Optional<Supersession> superseded() {
        return switch (fate.get()) {
            case LET_EXPIRE -> Optional.of(new Supersession.LetExpire());
            case REVOKE -> Optional.of(new Supersession.Revoke());
            case GRACE -> grace.value().get().map(Supersession.Grace::new);
        };
    }

    /// What the button says: `Renew and deploy node-17`.
    String title() {
        String subject = targets().get().map(Targets::subject).orElse("");
        if (newKey) {
            return deploy.get()
                    ? Messages.text("lifecycle.rekey.confirm.deploy", subject)
                    : Messages.text("lifecycle.rekey.confirm", subject);
        }
        return deploy.get()
                ? Messages.text("lifecycle.renew.confirm.deploy", subject)
                : Messages.text("lifecycle.renew.confirm", subject);
    }

    /// Whether there is something to do, and nothing in its way.
    boolean ready() {
        return targets().get().filter(found -> found.count() > 0).isPresent()
                && act().isPresent()
                && !reader.busy().get();
    }

    /// Gives the batch to `ready`, not yet started.
    void start(Consumer<Batch> ready) {
        act().ifPresent(act ->
                reader.prepare(this::title, (agreed, nodes) -> jobs(act, agreed, nodes), ready));
    }

    private List<Job> jobs(Act act, Targets agreed, List<UniqueId> nodes) {
        Session session = reader.session();
        return switch (act) {
            case Act.RenewNode renew ->
                    withCrl(RenewJobs.of(session, renew, nodes), renew.superseded(), agreed);
            case Act.RekeyNode rekey ->
                    withCrl(RenewJobs.of(session, rekey, nodes), rekey.superseded(), agreed);
            default -> throw new IllegalStateException("not an act of this form: " + act);
        };
    }

    private List<Job> withCrl(List<Job> renewals, Supersession superseded, Targets agreed) {
        List<Job> all = new ArrayList<>(renewals);
        if (RenewJobs.revokes(superseded)) {
            all.addAll(CrlJobs.push(reader.session().authority(), agreed.destinations()));
        }
        return all;
    }
}

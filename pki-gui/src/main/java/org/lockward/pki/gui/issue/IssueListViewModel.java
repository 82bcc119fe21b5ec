package org.lockward.pki.gui.issue;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.lockward.pki.act.Act;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.gui.form.Field;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Many nodes that are to get certificates: a list, what it means, and what is wrong with it. For
/// the screen's thread only; reading is done elsewhere.
///
/// As long as there is a problem nothing is issued, unless the person leaves those lines out.
public final class IssueListViewModel {

    static final String ANY_ID = "{id}";

    private final Session session;
    private final Background background;
    private final Choices defaults;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Path> files = FXCollections.observableArrayList();
    private final Field<Optional<String>> place = Field.optional(IssueListViewModel::pattern);
    private final BooleanProperty leaveOut = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ListReading> reading =
            new ReadOnlyObjectWrapper<>(ListReading.NOTHING);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean stale;

    public IssueListViewModel(Session session, Background background, Choices defaults) {
        this.session = session;
        this.background = background;
        this.defaults = defaults;
        place.text().set(defaults.deployTo().orElse(""));
        text.addListener((_, _, _) -> read());
        files.addListener((ListChangeListener<Path>) _ -> read());
        place.value().addListener((_, _, _) -> read());
    }

    private static String pattern(String typed) {
        if (!typed.contains(ANY_ID)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Messages.text("issue.list.same-place", typed),
                            Messages.text("issue.list.same-place.why"),
                            Messages.text("issue.list.same-place.fix", ANY_ID)));
        }
        Destination.parse(typed.replace(ANY_ID, "0"));
        return typed;
    }

    /// One reading at a time; what changes meanwhile is read afterwards.
    private void read() {
        stale = busy.get();
        if (busy.get()) {
            return;
        }
        busy.set(true);
        var source = new ListReading.Source(text.get(), files, placing(), defaults);
        background.run(
                () -> ListReading.of(source, session.authority()),
                this::show,
                failure -> show(new ListReading(List.of(), failure.problems())));
    }

    private Function<UniqueId, Optional<Destination>> placing() {
        Optional<String> pattern = place.value().get().flatMap(typed -> typed);
        return node -> pattern.map(p -> Destination.parse(p.replace(ANY_ID, node.value())));
    }

    private void show(ListReading read) {
        if (!stale) {
            reading.set(read);
        }
        busy.set(false);
        if (stale) {
            read();
        }
    }

    /// What was pasted or typed.
    public StringProperty text() {
        return text;
    }

    /// What was dropped or chosen; may be changed.
    public ObservableList<Path> files() {
        return files;
    }

    /// Where nodes go whose line does not say, with `{id}` in it.
    public Field<Optional<String>> place() {
        return place;
    }

    /// Whether lines with problems are left out.
    public BooleanProperty leaveOut() {
        return leaveOut;
    }

    /// While a list is read.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ListReading> reading() {
        return reading.getReadOnlyProperty();
    }

    /// What the list means.
    public List<Act.IssueNode> acts() {
        return reading.get().acts();
    }

    /// Line by line, what is wrong with it.
    public List<Problem> problems() {
        return reading.get().problems();
    }

    /// Whether it can be issued now.
    public boolean ready() {
        return !busy.get()
                && !acts().isEmpty()
                && place.value().get().isPresent()
                && (problems().isEmpty() || leaveOut.get());
    }

    /// What the button says: `Issue 20 nodes`.
    public String title() {
        return Messages.text("issue.list.confirm", acts().size());
    }

    /// A row for each node; not yet started.
    public Batch batch(InstantSource clock) {
        return new Batch(
                title(),
                acts().stream().map(act -> IssueJobs.of(session, act)).toList(),
                background,
                clock);
    }
}

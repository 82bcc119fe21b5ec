package org.lockward.pki.gui.lifecycle;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.Problem;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What every form on nodes does: reads whom it is about, and turns an agreed act into a batch. For
/// the screen's thread only.
final class TargetReader {

    private final Session session;
    private final Background background;
    private final InstantSource clock;
    private final ReadOnlyObjectWrapper<Optional<Targets>> targets =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    TargetReader(Session session, Background background, InstantSource clock) {
        this.session = session;
        this.background = background;
        this.clock = clock;
    }

    Session session() {
        return session;
    }

    /// Empty until they were read.
    ReadOnlyObjectProperty<Optional<Targets>> targets() {
        return targets.getReadOnlyProperty();
    }

    /// Why it could not be read, or not begin.
    ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// While something is read.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    void read(Selection selection) {
        busy.set(true);
        background.run(
                () -> Targets.read(session.authority(), selection),
                read -> {
                    busy.set(false);
                    targets.set(Optional.of(read));
                },
                this::failed);
    }

    /// Reads the nodes once more, makes the rows and gives the batch to `ready`, not yet started;
    /// where they are not as many as before, says so instead.
    void prepare(
            Supplier<String> title,
            BiFunction<Targets, List<UniqueId>, List<Job>> jobs,
            Consumer<Batch> ready) {
        Targets agreed = targets.get().orElseThrow();
        problems.set(List.of());
        busy.set(true);
        background.run(
                () -> jobs.apply(agreed, agreed.confirmed(session.authority())),
                made -> {
                    busy.set(false);
                    ready.accept(new Batch(title.get(), made, background, clock));
                },
                this::failed);
    }

    private void failed(Failure failure) {
        busy.set(false);
        problems.set(failure.problems());
    }
}

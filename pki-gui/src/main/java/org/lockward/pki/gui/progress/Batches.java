package org.lockward.pki.gui.progress;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The batches of one open CA: starts them, and brings the newest one back on request. For the
/// screen's thread only.
public final class Batches {

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<ProgressForm>> newest =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public Batches(Desk desk) {
        this.desk = desk;
    }

    /// Adds the action that shows the newest batch.
    public void register() {
        desk.actions()
                .add(
                        new Action(
                                "fleet.progress",
                                Messages.text("progress.action"),
                                "mdomz-playlist_add_check",
                                Optional.empty(),
                                Bindings.createBooleanBinding(
                                        () -> newest.get().isPresent(), newest),
                                this::show,
                                List::of));
    }

    /// Shows the batch and starts it.
    ///
    /// @param closed called each time that it was closed, by itself or by the person
    public void start(Batch batch, Consumer<Batch> closed) {
        ProgressForm form = new ProgressForm(desk, batch, closed);
        newest.set(Optional.of(form));
        form.start();
    }

    private void show() {
        newest.get().ifPresent(ProgressForm::show);
    }
}

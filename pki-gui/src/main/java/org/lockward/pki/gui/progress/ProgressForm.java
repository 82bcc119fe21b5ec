package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;

import java.util.function.Consumer;

/// A batch over the window. It goes away by itself when everything succeeded and nobody needs to
/// know more; closed before that, the work goes on, and it comes back when something failed. For
/// the screen's thread only.
final class ProgressForm {

    private static final String ID = "progress";

    private final Desk desk;
    private final Batch batch;
    private final Consumer<Batch> closed;
    private boolean shown;

    /// @param closed called each time that it was closed, by itself or by the person
    ProgressForm(Desk desk, Batch batch, Consumer<Batch> closed) {
        this.desk = desk;
        this.batch = batch;
        this.closed = closed;
    }

    void start() {
        batch.onEnd(this::ended);
        batch.onUnforeseen(desk.overlay()::note);
        show();
        batch.start();
    }

    /// Shows it, where it is not shown already.
    void show() {
        if (shown) {
            return;
        }
        shown = true;
        BatchView view = new BatchView(batch, desk.commands()::copy);
        desk.overlay()
                .open(
                        Form.of(ID, batch.title(), view.node(), view.focus())
                                .with(close())
                                .closed(this::closed));
    }

    private FormButton close() {
        return FormButton.other(
                "close", Messages.text("progress.close"), () -> desk.overlay().close());
    }

    private void closed() {
        shown = false;
        closed.accept(batch);
    }

    private void ended() {
        boolean quiet = batch.succeeded() && batch.rows().stream().allMatch(ProgressForm::silent);
        if (!shown && !batch.succeeded()) {
            show();
        } else if (shown && quiet && desk.overlay().shows(ID)) {
            desk.overlay().close();
        }
    }

    private static boolean silent(BatchRow row) {
        return row.standing().get().notes().isEmpty();
    }
}

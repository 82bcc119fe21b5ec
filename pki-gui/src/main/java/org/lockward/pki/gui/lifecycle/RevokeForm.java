package org.lockward.pki.gui.lifecycle;

import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.form.FormColumn;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;
import org.lockward.pki.revocation.Reason;

import java.util.Objects;
import java.util.Optional;

/// Revoking: whom, why, what else happens; the button says the name, and many have to be counted.
final class RevokeForm {

    private static final String ID = "revoke";

    private final Desk desk;
    private final Batches batches;
    private final RevokeViewModel form;

    RevokeForm(Desk desk, Batches batches, Selection selection) {
        this.desk = desk;
        this.batches = batches;
        this.form =
                new RevokeViewModel(
                        new TargetReader(desk.session(), desk.background(), desk.clock()),
                        selection);
    }

    void open() {
        Choice<Optional<Reason>> reasons = Choice.of("revoke-form-reason", form.reason());
        RadioButton first = null;
        for (Reason reason : Reason.values()) {
            RadioButton button =
                    reasons.add(
                            Optional.of(reason),
                            reason.text(),
                            reason.text(),
                            Messages.text("lifecycle.reason." + reason.text()));
            first = first == null ? button : first;
        }
        FormColumn content =
                new FormColumn(
                        FormParts.whenRead(form.reader(), this::whom),
                        FormGrid.hint(Messages.text("lifecycle.revoke.reason")),
                        reasons.node(),
                        FormParts.problems("revoke-form-problems", form.reader()));
        desk.overlay()
                .open(
                        Form.of(
                                        ID,
                                        Messages.text("lifecycle.revoke.title"),
                                        content,
                                        Objects.requireNonNull(first))
                                .with(confirm())
                                .copying(() -> form.act().stream().map(Act.class::cast).toList()));
        form.read();
    }

    private Node whom(Targets targets) {
        VBox consequences =
                new VBox(
                        FormGrid.hint(
                                Messages.text(
                                        "lifecycle.revoke.crl", targets.destinations().size()),
                                "mdoal-list_alt"),
                        FormGrid.hint(
                                Messages.text("lifecycle.revoke.sessions"), "mdoal-exit_to_app"),
                        FormGrid.hint(Messages.text("lifecycle.revoke.flom"), "mdomz-warning"),
                        FormGrid.hint(Messages.text("lifecycle.revoke.final"), "mdoal-lock"));
        consequences.getStyleClass().add("form-box");
        VBox whom = new VBox(10, NodeLines.of("revoke-form-nodes", targets), consequences);
        if (!targets.single()) {
            whom.getChildren().add(count(targets));
        }
        return whom;
    }

    private Node count(Targets targets) {
        FormGrid grid = new FormGrid("revoke-form");
        TextField typed = new TextField();
        typed.textProperty().bindBidirectional(form.typedCount());
        grid.row(
                "count",
                Messages.text("lifecycle.revoke.count", String.valueOf(targets.count())),
                typed);
        return grid.node();
    }

    private FormButton confirm() {
        return FormButton.danger(
                FormParts.title(form::title, form.targets()),
                FormParts.ready(
                        form::ready,
                        form.targets(),
                        form.reason(),
                        form.typedCount(),
                        form.reader().busy()),
                () ->
                        form.start(batch -> {
                            desk.overlay().close();
                            batches.start(batch, _ -> {});
                        }));
    }
}

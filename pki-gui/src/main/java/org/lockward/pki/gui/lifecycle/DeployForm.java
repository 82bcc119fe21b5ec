package org.lockward.pki.gui.lifecycle;

import javafx.scene.Node;
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

/// Deploying again to where nodes were before, or one node to a new place.
final class DeployForm {

    private final Desk desk;
    private final Batches batches;
    private final DeployViewModel form;

    DeployForm(Desk desk, Batches batches, Selection selection) {
        this.desk = desk;
        this.batches = batches;
        this.form =
                new DeployViewModel(
                        new TargetReader(desk.session(), desk.background(), desk.clock()),
                        selection);
    }

    void open() {
        FormGrid grid = new FormGrid("deploy-form");
        TextField to = grid.text("to", Messages.text("lifecycle.deploy.to"), form.to());
        to.setPromptText(Messages.text("lifecycle.deploy.to.prompt"));
        TextField verify =
                grid.text("verify", Messages.text("lifecycle.deploy.verify"), form.verify());
        verify.setPromptText(Messages.text("lifecycle.deploy.verify.prompt"));
        // Each node has a place and a service of its own.
        grid.node().setVisible(false);
        grid.node().setManaged(false);
        form.targets()
                .addListener((_, _, found) ->
                        found.filter(Targets::single)
                                .ifPresent(_ -> {
                                    grid.node().setVisible(true);
                                    grid.node().setManaged(true);
                                    to.requestFocus();
                                }));
        FormColumn content =
                new FormColumn(
                        FormParts.whenRead(form.reader(), this::whom),
                        grid.node(),
                        FormParts.problems("deploy-form-problems", form.reader()));
        desk.overlay()
                .open(
                        Form.of("deploy", Messages.text("lifecycle.deploy.title"), content, content)
                                .with(confirm())
                                .copying(() -> form.act().stream().map(Act.class::cast).toList()));
        form.read();
    }

    private Node whom(Targets targets) {
        long before = targets.nodes().stream().filter(node -> node.deployed().isPresent()).count();
        return new VBox(
                6,
                NodeLines.of("deploy-form-nodes", targets),
                FormGrid.hint(
                        Messages.text("lifecycle.deploy.before", before, targets.count()),
                        "mdoal-folder"));
    }

    private FormButton confirm() {
        return new FormButton(
                "confirm",
                FormParts.title(form::title, form.targets()),
                FormParts.ready(
                        form::ready,
                        form.targets(),
                        form.to().value(),
                        form.verify().value(),
                        form.reader().busy()),
                () ->
                        form.start(batch -> {
                            desk.overlay().close();
                            batches.start(batch, _ -> {});
                        }),
                false);
    }
}

package org.lockward.pki.gui.lifecycle;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.form.FormColumn;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.lifecycle.RenewViewModel.Fate;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;
import org.lockward.pki.key.KeyAlgorithm;

import java.util.Optional;

/// Newer certificates: for whom, what becomes of those before, and whether they go to their places
/// at once.
final class RenewForm {

    private final Desk desk;
    private final Batches batches;
    private final RenewViewModel form;
    private final String id;

    /// @param newKey whether the nodes get new keys, too
    RenewForm(Desk desk, Batches batches, Selection selection, boolean newKey) {
        this.desk = desk;
        this.batches = batches;
        this.id = newKey ? "rekey" : "renew";
        this.form =
                new RenewViewModel(
                        new TargetReader(desk.session(), desk.background(), desk.clock()),
                        selection,
                        newKey);
    }

    void open() {
        CheckBox deploy = new CheckBox(Messages.text("lifecycle.renew.deploy"));
        deploy.setId(id + "-form-deploy");
        deploy.selectedProperty().bindBidirectional(form.deploy());
        FormGrid grid = new FormGrid(id + "-form");
        grid.row("fate", Messages.text("lifecycle.renew.fate"), fates());
        grid.text("validity", Messages.text("lifecycle.renew.validity"), form.validity())
                .setPromptText(Messages.text("lifecycle.renew.validity.prompt"));
        if (form.newKey()) {
            grid.row("key", Messages.text("lifecycle.renew.key"), keys());
        }
        FormColumn content =
                new FormColumn(
                        FormParts.whenRead(form.reader(), this::whom),
                        deploy,
                        grid.node(),
                        FormParts.problems(id + "-form-problems", form.reader()));
        String title =
                form.newKey()
                        ? Messages.text("lifecycle.rekey.title")
                        : Messages.text("lifecycle.renew.title");
        desk.overlay()
                .open(
                        Form.of(id, title, content, deploy)
                                .with(confirm())
                                .copying(() -> form.act().stream().toList()));
        form.read();
    }

    private Node whom(Targets targets) {
        if (targets.count() == 0) {
            return FormGrid.hint(Messages.text("lifecycle.renew.nobody"), "mdoal-check");
        }
        long deployed =
                targets.nodes().stream().filter(node -> node.deployed().isPresent()).count();
        return new VBox(
                6,
                FormGrid.hint(
                        Messages.text("lifecycle.renew.count", targets.subject(), deployed),
                        "mdoal-autorenew"),
                NodeLines.of(id + "-form-nodes", targets));
    }

    private VBox fates() {
        Choice<Fate> fates = Choice.of(id + "-form-fate", form.fate());
        add(fates, Fate.LET_EXPIRE, "let-expire").setSelected(true);
        RadioButton grace = add(fates, Fate.GRACE, "grace");
        add(fates, Fate.REVOKE, "revoke");
        FormGrid time = new FormGrid(id + "-form");
        TextField typed = time.text("grace", Messages.text("lifecycle.renew.grace"), form.grace());
        typed.setMaxWidth(120);
        time.node().visibleProperty().bind(grace.selectedProperty());
        time.node().managedProperty().bind(grace.selectedProperty());
        fates.node().getChildren().add(2, time.node());
        return fates.node();
    }

    private static RadioButton add(Choice<Fate> fates, Fate fate, String name) {
        return fates.add(
                fate,
                name,
                Messages.text("lifecycle.fate." + name),
                Messages.text("lifecycle.fate-means." + name));
    }

    private ComboBox<String> keys() {
        String asBefore = Messages.text("lifecycle.renew.key.same");
        ComboBox<String> keys = new ComboBox<>();
        keys.getItems().add(asBefore);
        keys.getItems().addAll(KeyAlgorithm.NAMES);
        keys.setValue(asBefore);
        keys.valueProperty()
                .addListener((_, _, name) ->
                        form.keyAlgorithm()
                                .set(
                                        Optional.of(name)
                                                .filter(chosen -> !chosen.equals(asBefore))
                                                .map(KeyAlgorithm::parse)));
        return keys;
    }

    private FormButton confirm() {
        return new FormButton(
                "confirm",
                FormParts.title(form::title, form.targets(), form.deploy()),
                FormParts.ready(
                        form::ready,
                        form.targets(),
                        form.fate(),
                        form.grace().value(),
                        form.validity().value(),
                        form.reader().busy()),
                () ->
                        form.start(batch -> {
                            desk.overlay().close();
                            batches.start(batch, _ -> {});
                        }),
                false);
    }
}

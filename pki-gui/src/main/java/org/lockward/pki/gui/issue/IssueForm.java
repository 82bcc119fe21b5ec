package org.lockward.pki.gui.issue;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.lockward.pki.act.Act;
import org.lockward.pki.fleet.NodeList;
import org.lockward.pki.gui.form.FormColumn;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.form.ProblemLines;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;
import org.lockward.pki.name.GeneralName;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One node: its ID, Enter, and it has its certificate, deployed and proven.
final class IssueForm {

    private static final String ID = "issue";

    private final Desk desk;
    private final Batches batches;
    private final IssueViewModel form;

    IssueForm(Desk desk, Batches batches) {
        this.desk = desk;
        this.batches = batches;
        this.form =
                new IssueViewModel(
                        desk.session(), desk.background(), desk.preferences().choices().get());
    }

    IssueViewModel viewModel() {
        return form;
    }

    void open() {
        FormGrid grid = new FormGrid("issue-form");
        TextField node = grid.text("node", Messages.text("issue.node"), form.node());
        node.setPromptText(Messages.text("issue.node.prompt"));
        grid.text("names", Messages.text("issue.names"), form.names(), guessed())
                .setPromptText(Messages.text("issue.names.prompt"));
        grid.text("labels", Messages.text("issue.labels"), form.labels())
                .setPromptText(Messages.text("issue.labels.prompt"));
        grid.text("deploy", Messages.text("issue.deploy"), form.deployTo())
                .setPromptText(Messages.text("issue.deploy.prompt"));
        grid.text("verify", Messages.text("issue.verify"), form.verify())
                .setPromptText(Messages.text("issue.verify.prompt"));
        IssueMore more = new IssueMore(form);
        FormColumn content =
                new FormColumn(
                        grid.node(),
                        ProblemLines.of("issue-form-problems", form.problems()),
                        new PreviewBox(form.preview(), desk.clock()).node(),
                        more.node());
        IssueDrop.onto(content, this::dropped);
        desk.overlay()
                .open(
                        Form.of(ID, Messages.text("issue.title"), content, node)
                                .with(confirm())
                                .copying(this::acts));
    }

    /// One request fills this form; anything else is a list.
    private void dropped(List<Path> files) {
        desk.background()
                .run(
                        () -> IssueDrop.request(files),
                        request -> request.ifPresentOrElse(this::fill, () -> openList(files)),
                        desk.overlay()::problem);
    }

    private void fill(NodeList.Row request) {
        if (form.node().text().get().isEmpty()) {
            form.node().text().set(request.node().value());
        }
        form.csr().text().set(request.csr().map(Path::toString).orElse(""));
    }

    private void openList(List<Path> files) {
        if (desk.overlay().shows(ID)) {
            desk.overlay().close();
        }
        new IssueListForm(desk, batches).open(files);
    }

    private Label guessed() {
        Label hint = FormGrid.hint("", "mdoal-label");
        hint.setId("issue-form-guessed");
        hint.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> understood(form.names().value().get()),
                                form.names().value()));
        hint.visibleProperty().bind(hint.textProperty().isNotEmpty());
        hint.managedProperty().bind(hint.visibleProperty());
        return hint;
    }

    /// What we took bare names for.
    private static String understood(Optional<NamesText> names) {
        return names.filter(NamesText::guessed)
                .map(typed ->
                        typed.names().stream()
                                .map(GeneralName::text)
                                .collect(Collectors.joining("  ")))
                .map(texts -> Messages.text("issue.names.guessed", texts))
                .orElse("");
    }

    private FormButton confirm() {
        ObservableValue<String> title =
                Bindings.createStringBinding(() -> title(form.act().get()), form.act());
        ObservableBooleanValue ready =
                Bindings.createBooleanBinding(
                        () ->
                                form.act().get().isPresent()
                                        && !(form.preview().get() instanceof IssuePreview.Refused),
                        form.act(),
                        form.preview());
        return new FormButton("confirm", title, ready, this::issue, false);
    }

    private static String title(Optional<Act.IssueNode> act) {
        if (act.isEmpty()) {
            return Messages.text("issue.confirm.nothing");
        }
        String node = act.get().node().orElseThrow().value();
        return act.get().deployTo().isPresent()
                ? Messages.text("issue.confirm.deploy", node)
                : Messages.text("issue.confirm", node);
    }

    private List<Act> acts() {
        return form.act().get().stream().map(Act.class::cast).toList();
    }

    private void issue() {
        form.act()
                .get()
                .ifPresent(act ->
                        batches.start(
                                new Batch(
                                        title(Optional.of(act)),
                                        List.of(IssueJobs.of(desk.session(), act)),
                                        desk.background(),
                                        desk.clock()),
                                this::after));
    }

    /// Only where nothing was issued is there something to correct here.
    private void after(Batch batch) {
        boolean untouched = acts().equals(batch.remaining());
        if (!untouched && desk.overlay().shows(ID)) {
            desk.overlay().close();
        }
    }
}

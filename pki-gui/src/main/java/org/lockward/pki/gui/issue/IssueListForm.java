package org.lockward.pki.gui.issue;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.form.FormColumn;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Many nodes: a list is pasted, typed or dropped, judged line by line, and then issued.
final class IssueListForm {

    private static final int LINES = 5;

    private final Desk desk;
    private final Batches batches;
    private final IssueListViewModel form;

    IssueListForm(Desk desk, Batches batches) {
        this.desk = desk;
        this.batches = batches;
        this.form =
                new IssueListViewModel(
                        desk.session(), desk.background(), desk.preferences().choices().get());
    }

    /// With files that somebody dropped elsewhere.
    void open(List<Path> files) {
        TextArea text = text();
        FormGrid grid = new FormGrid("issue-list-form");
        grid.text("place", Messages.text("issue.list.place"), form.place())
                .setPromptText(Messages.text("issue.list.place.prompt", IssueListViewModel.ANY_ID));
        CheckBox leaveOut = new CheckBox();
        leaveOut.setId("issue-list-form-leave-out");
        leaveOut.selectedProperty().bindBidirectional(form.leaveOut());
        Label summary = FormGrid.hint("", "mdoal-list_alt");
        summary.setId("issue-list-form-summary");
        ListProblems problems = new ListProblems();
        FormColumn content =
                new FormColumn(
                        FormGrid.hint(Messages.text("issue.list.hint")),
                        text,
                        files(),
                        grid.node(),
                        summary,
                        leaveOut,
                        problems.node());
        IssueDrop.onto(content, form.files()::addAll);
        form.reading()
                .subscribe(read -> {
                    summary.setText(
                            Messages.text(
                                    "issue.list.summary",
                                    read.acts().size(),
                                    read.problems().size()));
                    problems.show(read.problems());
                    leaveOut.setText(Messages.text("issue.list.leave-out", read.acts().size()));
                    leaveOut.setVisible(!read.problems().isEmpty());
                    leaveOut.setManaged(!read.problems().isEmpty());
                });
        desk.overlay()
                .open(
                        Form.of("issue-list", Messages.text("issue.list.title"), content, text)
                                .with(confirm())
                                .copying(() -> form.acts().stream().map(Act.class::cast).toList()));
        form.files().addAll(files);
    }

    /// Tab leaves it, as it leaves every other field.
    private TextArea text() {
        TextArea text = new TextArea();
        text.setId("issue-list-form-text");
        text.setPrefRowCount(LINES);
        text.setPromptText(Messages.text("issue.list.prompt"));
        text.textProperty().bindBidirectional(form.text());
        text.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB) {
                        event.consume();
                        text.requestFocusTraversal(
                                event.isShiftDown()
                                        ? TraversalDirection.PREVIOUS
                                        : TraversalDirection.NEXT);
                    }
                });
        return text;
    }

    private HBox files() {
        Button choose =
                new Button(Messages.text("issue.list.choose"), new FontIcon("mdoal-folder_open"));
        choose.setId("issue-list-form-choose");
        choose.setOnAction(_ -> choose(choose));
        Label names = FormGrid.hint("");
        names.setId("issue-list-form-files");
        form.files()
                .addListener(
                        (ListChangeListener<Path>)
                                _ ->
                                        names.setText(
                                                form.files().stream()
                                                        .map(file ->
                                                                String.valueOf(file.getFileName()))
                                                        .collect(Collectors.joining(", "))));
        Button forget = new Button(Messages.text("issue.list.forget"), new FontIcon("mdoal-clear"));
        forget.setId("issue-list-form-forget");
        forget.visibleProperty().bind(Bindings.isNotEmpty(form.files()));
        forget.setOnAction(_ -> form.files().clear());
        HBox files = new HBox(10, choose, forget, names);
        files.setAlignment(Pos.CENTER_LEFT);
        return files;
    }

    private void choose(Button button) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.text("issue.list.choose"));
        List<File> chosen = chooser.showOpenMultipleDialog(button.getScene().getWindow());
        if (chosen != null) {
            form.files().addAll(chosen.stream().map(File::toPath).toList());
        }
    }

    private FormButton confirm() {
        return new FormButton(
                "confirm",
                Bindings.createStringBinding(form::title, form.reading()),
                Bindings.createBooleanBinding(
                        form::ready,
                        form.reading(),
                        form.busy(),
                        form.leaveOut(),
                        form.place().value()),
                this::issue,
                false);
    }

    private void issue() {
        if (form.ready()) {
            var batch = form.batch(desk.clock());
            desk.overlay().close();
            batches.start(batch, _ -> {});
        }
    }
}

package org.lockward.pki.gui.issue;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.key.KeyAlgorithm;

import java.util.List;

/// What a node's form asks for only when somebody wants to know: profile, validity, key, request.
final class IssueMore {

    private static final List<String> PROFILES = List.of("node", "node-ml-dsa");

    private final IssueViewModel form;
    private final GridPane fields;
    private final Hyperlink toggle = new Hyperlink(Messages.text("issue.more"));

    IssueMore(IssueViewModel form) {
        this.form = form;
        this.fields = fields();
        toggle.setId("issue-form-more");
        toggle.setOnAction(_ -> show(!fields.isVisible()));
        form.csr().text().addListener((_, _, path) -> show(fields.isVisible() || !path.isEmpty()));
        show(false);
    }

    VBox node() {
        return new VBox(6, toggle, fields);
    }

    private void show(boolean shown) {
        fields.setVisible(shown);
        fields.setManaged(shown);
        toggle.setGraphic(new FontIcon(shown ? "mdoal-expand_less" : "mdoal-expand_more"));
        toggle.setVisited(false);
    }

    private GridPane fields() {
        FormGrid grid = new FormGrid("issue-form");
        grid.text("validity", Messages.text("issue.validity"), form.validity())
                .setPromptText(Messages.text("issue.validity.prompt"));
        ComboBox<String> profile = new ComboBox<>();
        profile.getItems().setAll(PROFILES);
        profile.valueProperty().bindBidirectional(form.profile());
        grid.row("profile", Messages.text("issue.profile"), profile);
        ComboBox<String> key = new ComboBox<>();
        key.getItems().setAll(KeyAlgorithm.NAMES);
        key.valueProperty().bindBidirectional(form.keyAlgorithm());
        BooleanBinding own = Bindings.isNotEmpty(form.csr().text());
        key.disableProperty().bind(own);
        grid.row("key", Messages.text("issue.key"), key);
        Label whose = FormGrid.hint(Messages.text("issue.csr.hint"), "mdoal-lock");
        whose.visibleProperty().bind(own);
        whose.managedProperty().bind(own);
        grid.text("csr", Messages.text("issue.csr"), form.csr(), whose)
                .setPromptText(Messages.text("issue.csr.prompt"));
        return grid.node();
    }
}

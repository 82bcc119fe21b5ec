package org.lockward.pki.gui.activity;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.CommandLink;
import org.lockward.pki.gui.shell.Commands;

import java.util.Objects;

/// The record as a list, and the line of the one that is chosen.
final class ActivityView {

    private final ActivityViewModel model;
    private final Label chain = new Label();
    private final CustomTextField filter = new CustomTextField();
    private final ListView<AuditEntry> list;
    private final TextArea detail = new TextArea();
    private final VBox root;

    ActivityView(ActivityViewModel model, Commands commands) {
        this.model = model;
        this.list = new ListView<>(model.entries());
        Label title = new Label(Messages.text("activity.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        HBox.setHgrow(filter, Priority.ALWAYS);
        HBox search = new HBox(filter, CommandLink.of("activity-copy", commands, model::acts));
        search.getStyleClass().add("activity-search");
        HBox head = new HBox(16, title, chain);
        head.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(head, search, list, detail);
        root.setId("activity");
        root.getStyleClass().add("activity");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(ActivityView.class.getResource("activity.css"))
                                .toExternalForm());
        arrangeFilter();
        arrangeList();
        arrangeDetail();
        chain.setId("activity-chain");
        chain.setWrapText(true);
        model.chain().addListener((_, _, now) -> show(now));
        show(model.chain().get());
    }

    Region root() {
        return root;
    }

    void focus() {
        filter.requestFocus();
    }

    private void arrangeFilter() {
        filter.setId("activity-filter");
        filter.setLeft(new FontIcon("mdomz-search"));
        filter.setPromptText(Messages.text("activity.filter"));
        filter.setAccessibleText(Messages.text("activity.filter"));
        filter.textProperty().bindBidirectional(model.filter());
    }

    private void arrangeList() {
        list.setId("activity-list");
        list.setCellFactory(_ -> new EntryCell(model::more));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label nothing = new Label();
        nothing.setId("activity-empty");
        nothing.textProperty()
                .bind(
                        Bindings.when(model.read().not())
                                .then(Messages.text("activity.reading"))
                                .otherwise(
                                        Bindings.when(model.filter().isEmpty())
                                                .then(Messages.text("activity.empty"))
                                                .otherwise(Messages.text("activity.no-match"))));
        list.setPlaceholder(nothing);
    }

    private void arrangeDetail() {
        detail.setId("activity-detail");
        detail.setEditable(false);
        detail.setWrapText(true);
        detail.setPrefRowCount(5);
        detail.setMinHeight(Region.USE_PREF_SIZE);
        detail.setAccessibleText(Messages.text("activity.detail"));
        detail.getStyleClass().add("activity-detail");
        detail.visibleProperty().bind(list.getSelectionModel().selectedItemProperty().isNotNull());
        detail.managedProperty().bind(detail.visibleProperty());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, entry) -> detail.setText(raw(entry)));
    }

    private static String raw(@Nullable AuditEntry entry) {
        return entry == null ? "" : EntryWords.raw(entry);
    }

    private void show(Chain now) {
        chain.setText(now.text());
        chain.setGraphic(new FontIcon(now.icon()));
        chain.getStyleClass().setAll("label", "chip", now.tone().styleClass());
    }
}

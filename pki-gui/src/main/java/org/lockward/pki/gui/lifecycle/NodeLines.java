package org.lockward.pki.gui.lifecycle;

import atlantafx.base.theme.Styles;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.NodeRecord;

import java.time.ZoneOffset;

/// The nodes that a form is about, so that nobody has to trust a number.
final class NodeLines {

    private static final int MAX_SHOWN = 5;
    private static final double LINE = 26;

    private NodeLines() {}

    static Node of(String id, Targets targets) {
        if (targets.count() == 1) {
            Label one = FormGrid.hint(text(targets.nodes().getFirst()), "mdoal-dns");
            one.setId(id);
            return one;
        }
        ListView<NodeRecord> list = new ListView<>(FXCollections.observableList(targets.nodes()));
        list.setId(id);
        list.getStyleClass().addAll("node-lines", Styles.DENSE);
        list.setFixedCellSize(LINE);
        list.setPrefHeight(Math.min(MAX_SHOWN, targets.count()) * LINE + 4);
        list.setMinHeight(list.getPrefHeight());
        list.setCellFactory(_ -> new Line());
        return list;
    }

    private static String text(NodeRecord node) {
        return Messages.text(
                "lifecycle.node",
                node.id().value(),
                node.state().text(),
                node.validity().notAfter().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    private static final class Line extends ListCell<NodeRecord> {

        @Override
        protected void updateItem(@Nullable NodeRecord node, boolean empty) {
            super.updateItem(node, empty);
            setText(empty || node == null ? null : text(node));
        }
    }
}

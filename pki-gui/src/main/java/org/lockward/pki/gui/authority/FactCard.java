package org.lockward.pki.gui.authority;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;

/// Facts under a title: names on the left, values on the right, which can be selected or copied.
final class FactCard {

    private static final int NAMES_WIDTH = 150;

    private final GridPane grid = new GridPane();
    private final VBox root;

    FactCard(String id, String title) {
        Label head = new Label(title);
        head.getStyleClass().add(Styles.TITLE_4);
        root = new VBox(head, grid);
        root.setId(id);
        root.getStyleClass().add("authority-card");
        grid.getStyleClass().add("authority-facts");
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAMES_WIDTH), values);
    }

    Region root() {
        return root;
    }

    void clear() {
        grid.getChildren().clear();
    }

    /// A name and its value.
    void fact(String id, String name, String value) {
        Label text = new Label(value);
        text.setId(id);
        text.setWrapText(true);
        grid.addRow(row(), name(name), text);
    }

    /// A name and a value that one needs elsewhere: `<id>-copy` copies it.
    void copyable(String id, String name, String value) {
        TextField text = new TextField(value);
        text.setId(id);
        text.setEditable(false);
        text.getStyleClass().add("copyable");
        text.setAccessibleText(name);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon("mdoal-content_copy"));
        copy.setId(id + "-copy");
        copy.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        copy.setAccessibleText(Messages.text("authority.copy", name));
        copy.setTooltip(new Tooltip(Messages.text("authority.copy", name)));
        copy.setOnAction(_ -> copy(value));
        grid.addRow(row(), name(name), new HBox(text, copy));
    }

    /// One sentence over the whole width.
    void sentence(String text) {
        Label sentence = new Label(text);
        sentence.setWrapText(true);
        line(sentence);
    }

    /// What has the whole width for itself.
    void line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("authority-line");
        grid.add(line, 0, row(), 2, 1);
    }

    private int row() {
        return grid.getRowCount();
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(NAMES_WIDTH);
        return name;
    }

    private static void copy(String value) {
        ClipboardContent content = new ClipboardContent();
        content.putString(value);
        Clipboard.getSystemClipboard().setContent(content);
    }
}

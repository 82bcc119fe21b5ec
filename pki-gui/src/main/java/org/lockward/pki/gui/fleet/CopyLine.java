package org.lockward.pki.gui.fleet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;

/// A text that is compared by eye, with a button that copies it.
final class CopyLine {

    private final HBox root;

    CopyLine(String text) {
        Label shown = new Label(text);
        shown.getStyleClass().add("mono");
        Button copy = new Button("", new FontIcon("mdoal-content_copy"));
        copy.getStyleClass().addAll("button-icon", "flat", "copy");
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setAccessibleText(Messages.text("fleet.panel.copy", text));
        copy.setTooltip(new Tooltip(Messages.text("fleet.panel.copy", text)));
        copy.setOnAction(_ -> copy(text));
        root = new HBox(shown, copy);
        root.getStyleClass().add("copy-line");
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    HBox root() {
        return root;
    }
}

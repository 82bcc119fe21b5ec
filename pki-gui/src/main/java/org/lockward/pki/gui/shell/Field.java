package org.lockward.pki.gui.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.theme.Tone;

/// A control with its label above and room for a hint below.
public final class Field {

    private final Label hint = new Label();
    private final VBox root;

    public Field(String title, Node control) {
        Label label = new Label(title);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        hint.setId(control.getId() + "-hint");
        hint.setWrapText(true);
        hint.getStyleClass().add("field-hint");
        root = new VBox(label, control, hint);
        root.getStyleClass().add("field");
        hint("", Tone.NEUTRAL);
    }

    public VBox root() {
        return root;
    }

    /// Says something about what was typed, or nothing.
    public void hint(String text, Tone tone) {
        hint.setText(text);
        hint.getStyleClass().removeIf(style -> style.startsWith("tone-"));
        hint.getStyleClass().add(tone.styleClass());
        hint.setVisible(!text.isEmpty());
        hint.setManaged(!text.isEmpty());
    }
}

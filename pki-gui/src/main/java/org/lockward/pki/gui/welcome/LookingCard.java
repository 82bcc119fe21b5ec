package org.lockward.pki.gui.welcome;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;

/// What is seen first, while the program looks at the directory.
final class LookingCard implements WelcomeCard {

    private final VBox root;

    LookingCard() {
        FontIcon mark = new FontIcon("mdoal-lock");
        mark.getStyleClass().add("welcome-mark");
        Label words = new Label(Messages.text("welcome.looking"));
        words.getStyleClass().add("welcome-text");
        root = new VBox(10, mark, words);
        root.setId("looking");
        root.setAlignment(Pos.CENTER);
    }

    @Override
    public VBox root() {
        return root;
    }

    /// There is nothing to type yet.
    @Override
    public void focus() {}

    @Override
    public void close() {}
}

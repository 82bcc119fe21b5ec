package org.lockward.pki.gui.welcome;

import atlantafx.base.theme.Styles;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.task.Failure;

import java.util.Optional;
import java.util.function.Consumer;

/// Says why the directory cannot be used, and looks again when asked to.
final class UnusableCard implements WelcomeCard {

    private final Button again = new Button(Messages.text("welcome.unusable.again"));
    private final Card card;

    /// @param details shows more about a failure
    UnusableCard(WelcomeModel welcome, Failure failure, Consumer<Failure> details) {
        card =
                new Card(
                        "unusable",
                        Messages.text("welcome.unusable.title"),
                        Messages.text("welcome.unusable.text", welcome.home()));
        card.show(Optional.of(failure));
        again.setId("unusable-again");
        again.getStyleClass().add(Styles.ACCENT);
        again.setDefaultButton(true);
        again.setOnAction(_ -> welcome.look());
        Hyperlink link = new Hyperlink(Messages.text("welcome.unusable.details"));
        link.setId("unusable-details");
        link.setOnAction(_ -> details.accept(failure));
        card.foot(link, again, new SimpleBooleanProperty(false), "");
    }

    @Override
    public VBox root() {
        return card.root();
    }

    @Override
    public void focus() {
        again.requestFocus();
    }

    @Override
    public void close() {
        card.close();
    }
}

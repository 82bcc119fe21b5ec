package org.lockward.pki.gui.shell;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;

import java.util.List;

/// A form as it is drawn: title, content, buttons.
final class FormCard {

    private final List<Button> buttons;
    private final VBox root;

    FormCard(Form form, Commands commands, Runnable close) {
        this.buttons = form.buttons().stream().map(b -> button(form, b)).toList();
        Label title = new Label(form.title());
        title.setId(form.id() + "-title");
        title.getStyleClass().addAll("card-title", Styles.TITLE_3);
        ScrollPane content = new ScrollPane(form.content());
        content.getStyleClass().add("card-content");
        content.setFitToWidth(true);
        content.setFocusTraversable(false);
        VBox.setVgrow(content, Priority.SOMETIMES);
        root = new VBox(title, content, foot(form, commands, close));
        root.setId(form.id() + "-form");
        root.getStyleClass().addAll("form-card", "raised");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::entered);
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    Region root() {
        return root;
    }

    /// Enter belongs to the form: boxes take Space, and lists here have nothing to open.
    private void entered(KeyEvent event) {
        boolean taken =
                event.getTarget() instanceof CheckBox
                        || event.getTarget() instanceof RadioButton
                        || event.getTarget() instanceof ListView<?>;
        if (event.getCode() == KeyCode.ENTER && taken) {
            event.consume();
            confirm();
        }
    }

    /// Presses the first button, where it can be pressed now.
    void confirm() {
        if (!buttons.isEmpty() && !buttons.getFirst().isDisabled()) {
            buttons.getFirst().fire();
        }
    }

    private static Button button(Form form, FormButton button) {
        Button made = new Button();
        made.setId(form.id() + "-" + button.name());
        made.textProperty().bind(button.title());
        made.setOnAction(_ -> button.press().run());
        made.disableProperty().bind(Bindings.not(button.enabled()));
        if (button.name().equals("confirm")) {
            made.getStyleClass().add(button.danger() ? Styles.DANGER : Styles.ACCENT);
        }
        return made;
    }

    private HBox foot(Form form, Commands commands, Runnable close) {
        HBox foot = new HBox();
        foot.getStyleClass().add("card-foot");
        form.acts()
                .ifPresent(acts -> {
                    foot.getChildren().add(CommandLink.of(form.id() + "-copy", commands, acts));
                });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        foot.getChildren().add(space);
        if (form.buttons().stream().noneMatch(button -> button.name().equals("close"))) {
            Button cancel = new Button(Messages.text("shell.form.cancel"));
            cancel.setId(form.id() + "-cancel");
            cancel.setOnAction(_ -> close.run());
            cancel.disableProperty().bind(Bindings.not(form.closable()));
            foot.getChildren().add(cancel);
        }
        foot.getChildren().addAll(buttons.reversed());
        return foot;
    }
}

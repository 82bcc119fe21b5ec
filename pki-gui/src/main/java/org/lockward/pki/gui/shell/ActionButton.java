package org.lockward.pki.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;

/// An action as a button: icon, title, its keys in the tooltip, "Copy as command" in its menu.
public final class ActionButton {

    private ActionButton() {}

    /// The button, with the ID `node-revoke` for the action `node.revoke`.
    public static Button of(Action action, Commands commands) {
        Button button = new Button(action.title(), new FontIcon(action.icon()));
        button.setId(action.id().replace('.', '-'));
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.setOnAction(_ -> action.run().run());
        action.accelerator()
                .map(keys -> KeyCombination.valueOf(keys).getDisplayText())
                .ifPresent(keys -> button.setTooltip(new Tooltip(action.title() + "  " + keys)));
        button.setOnContextMenuRequested(event -> {
            if (!action.acts().get().isEmpty()) {
                menu(action, commands).show(button, event.getScreenX(), event.getScreenY());
            }
        });
        return button;
    }

    private static ContextMenu menu(Action action, Commands commands) {
        MenuItem copy = new MenuItem(Messages.text("shell.copy"), new FontIcon("mdoal-code"));
        copy.setOnAction(_ -> commands.copy(action.acts().get()));
        return new ContextMenu(copy);
    }
}

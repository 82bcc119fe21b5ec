package org.lockward.pki.gui.fleet;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.shell.ActionButton;
import org.lockward.pki.gui.shell.Desk;

/// A button for each action of one kind, also for what is added to the registry later.
final class ActionBar {

    private static final String SEARCHING = "fleet.filter";

    private final Desk desk;
    private final String kind;
    private final String prefix;
    private final HBox root = new HBox();

    /// @param kind how the IDs of the actions begin: `node.`
    ActionBar(Desk desk, String kind) {
        this(desk, kind, "");
    }

    /// @param prefix of the IDs of the buttons, where there are several for one action
    ActionBar(Desk desk, String kind, String prefix) {
        this.desk = desk;
        this.kind = kind;
        this.prefix = prefix;
        root.getStyleClass().add("action-bar");
        root.setMinWidth(HBox.USE_PREF_SIZE);
        desk.actions().all().addListener((ListChangeListener<Action>) _ -> fill());
        fill();
    }

    private void fill() {
        root.getChildren()
                .setAll(
                        desk.actions().all().stream()
                                .filter(action -> action.id().startsWith(kind))
                                .filter(action -> !action.id().equals(SEARCHING))
                                .map(this::button)
                                .toList());
    }

    private Button button(Action action) {
        Button button = ActionButton.of(action, desk.commands());
        button.setId(prefix + button.getId());
        return button;
    }

    HBox root() {
        return root;
    }
}

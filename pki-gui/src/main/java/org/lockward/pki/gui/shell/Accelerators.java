package org.lockward.pki.gui.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.action.Actions;

import java.util.Optional;

/// The keys of the actions. A key that belongs to an action never reaches a control.
public final class Accelerators {

    private Accelerators() {}

    /// While `root` is shown and nothing lies over it, keys run their actions.
    public static void install(Node root, Actions actions, Overlay overlay) {
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Optional<Action> action = find(actions, event);
                    if (action.isPresent() && !overlay.isOpen().get()) {
                        event.consume();
                        run(action.get());
                    }
                });
    }

    private static Optional<Action> find(Actions actions, KeyEvent event) {
        return actions.all().stream()
                .filter(action ->
                        action.accelerator()
                                .filter(keys -> KeyCombination.valueOf(keys).match(event))
                                .isPresent())
                .findFirst();
    }

    private static void run(Action action) {
        if (action.enabled().get()) {
            action.run().run();
        }
    }
}

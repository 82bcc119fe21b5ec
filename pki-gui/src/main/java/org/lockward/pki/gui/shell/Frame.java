package org.lockward.pki.gui.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;

import java.util.List;
import java.util.Optional;

/// The open program: sidebar, the screen in front, status bar. For the screen's thread only.
public final class Frame {

    private final BorderPane root = new BorderPane();
    private final StackPane stage = new StackPane();
    private final Sidebar sidebar;
    private final ReadOnlyObjectWrapper<Screen> front = new ReadOnlyObjectWrapper<>();

    /// Shows the first of the screens, and gives each its action `go.<id>`.
    public Frame(Desk desk, List<Screen> screens, Node statusBar) {
        sidebar = new Sidebar(screens, this::show);
        root.setLeft(sidebar.root());
        root.setCenter(stage);
        root.setBottom(statusBar);
        int place = 1;
        for (Screen screen : screens) {
            desk.actions().add(go(screen, place++));
        }
        front.set(screens.getFirst());
        show(screens.getFirst());
    }

    private Action go(Screen screen, int place) {
        return new Action(
                "go." + screen.id(),
                Messages.text("shell.go", screen.title()),
                screen.icon(),
                Optional.of("Alt+" + place),
                new SimpleBooleanProperty(true),
                () -> show(screen),
                List::of);
    }

    public BorderPane root() {
        return root;
    }

    /// The screen that is seen now.
    public ReadOnlyObjectProperty<Screen> front() {
        return front.getReadOnlyProperty();
    }

    /// Brings a screen to the front.
    public void show(Screen screen) {
        stage.getChildren().setAll(screen.view());
        sidebar.mark(screen);
        front.set(screen);
        screen.shown().run();
    }
}

package org.lockward.pki.gui.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.nio.file.Path;

/// The line at the foot of the window.
public final class StatusBar {

    private StatusBar() {}

    public static Node create(Path home) {
        Label where = new Label(home.toString());
        where.setId("status-home");
        HBox root = new HBox(where);
        root.setId("status-bar");
        root.getStyleClass().add("status-bar");
        return root;
    }
}

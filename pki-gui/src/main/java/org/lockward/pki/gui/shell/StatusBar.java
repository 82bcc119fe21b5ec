package org.lockward.pki.gui.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.gui.theme.Tone;

import java.nio.file.Path;
import java.util.Optional;

/// The line at the foot of the window: which CA, where, its key, what runs. For the screen's thread
/// only.
public final class StatusBar {

    private final Label name = label("status-ca", "mdoal-apartment");
    private final Label home = label("status-home", "mdoal-folder_open");
    private final Label key = label("status-key", "mdoal-lock_open");
    private final Label watching = label("status-watching", "mdomz-warning");
    private final Label work = new Label(Messages.text("shell.status.working"));
    private final HBox root;

    /// @param working whether work runs
    public StatusBar(Path directory, ObservableBooleanValue working) {
        home.setText(directory.toString());
        home.setMinWidth(0);
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-progress");
        work.setGraphic(turning);
        work.setId("status-work");
        work.visibleProperty().bind(working);
        work.managedProperty().bind(working);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        root = new HBox(name, home, space, watching, work, key);
        root.setId("status-bar");
        root.getStyleClass().add("status-bar");
        caName("");
        key(true);
        watched(Optional.empty());
    }

    private static Label label(String id, String icon) {
        Label label = new Label("", new FontIcon(icon));
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    public Node root() {
        return root;
    }

    public void caName(String fleet) {
        show(name, fleet);
    }

    /// Says how the key is kept.
    ///
    /// @param encrypted whether the key, which is at hand now, needs a passphrase the next time
    public void key(boolean encrypted) {
        key.setText(
                encrypted
                        ? Messages.text("shell.status.unlocked")
                        : Messages.text("shell.status.plain"));
    }

    /// Says that what others do is not seen at the moment, and why.
    public void watched(Optional<Failure> failure) {
        watching.getStyleClass().add(Tone.WARNING.styleClass());
        show(watching, failure.isEmpty() ? "" : Messages.text("shell.status.unwatched"));
        watching.setTooltip(
                failure.map(f -> new Tooltip(f.problems().getFirst().what())).orElse(null));
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}

package org.lockward.pki.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// The places of the program, one below the other.
final class Sidebar {

    private final VBox root = new VBox();
    private final Map<String, ToggleButton> places = new HashMap<>();

    /// @param go what a press on a place does
    Sidebar(List<Screen> screens, Consumer<Screen> go) {
        root.setId("sidebar");
        root.getStyleClass().add("sidebar");
        Label name = new Label(Messages.text("shell.name"), new FontIcon("mdoal-lock"));
        name.getStyleClass().add("sidebar-name");
        root.getChildren().add(name);
        ToggleGroup group = new ToggleGroup();
        screens.forEach(screen -> root.getChildren().add(place(screen, group, go)));
    }

    private ToggleButton place(Screen screen, ToggleGroup group, Consumer<Screen> go) {
        ToggleButton place = new ToggleButton(screen.title(), new FontIcon(screen.icon()));
        place.setId("go-" + screen.id());
        place.getStyleClass().setAll("sidebar-place");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMaxWidth(Double.MAX_VALUE);
        place.setToggleGroup(group);
        place.setOnAction(_ -> go.accept(screen));
        places.put(screen.id(), place);
        return place;
    }

    VBox root() {
        return root;
    }

    void mark(Screen screen) {
        Objects.requireNonNull(places.get(screen.id())).setSelected(true);
    }
}

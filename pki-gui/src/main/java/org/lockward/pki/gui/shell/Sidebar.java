package org.lockward.pki.gui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The places of the program, one below the other.
final class Sidebar {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final VBox root = new VBox();
    private final Map<String, Button> places = new HashMap<>();

    /// @param go what a press on a place does
    Sidebar(List<Screen> screens, Consumer<Screen> go) {
        root.setId("sidebar");
        root.getStyleClass().add("sidebar");
        Label name = new Label(Messages.text("shell.name"), new FontIcon("mdoal-lock"));
        name.getStyleClass().add("sidebar-name");
        root.getChildren().add(name);
        screens.forEach(screen -> root.getChildren().add(place(screen, go)));
    }

    private Button place(Screen screen, Consumer<Screen> go) {
        Button place = new Button(screen.title(), new FontIcon(screen.icon()));
        place.setId("go-" + screen.id());
        place.getStyleClass().setAll("sidebar-place");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMaxWidth(Double.MAX_VALUE);
        place.setOnAction(_ -> go.accept(screen));
        places.put(screen.id(), place);
        return place;
    }

    VBox root() {
        return root;
    }

    void mark(Screen screen) {
        places.forEach(
                (id, place) -> place.pseudoClassStateChanged(SELECTED, id.equals(screen.id())));
    }
}

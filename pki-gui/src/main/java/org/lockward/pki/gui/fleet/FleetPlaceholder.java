package org.lockward.pki.gui.fleet;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.ActionButton;
import org.lockward.pki.gui.shell.Desk;

import java.util.stream.IntStream;

/// What stands where the rows would be: bars while they are read, else why there are none and what
/// to do about it.
final class FleetPlaceholder {

    private static final int BARS = 12;

    private final Desk desk;
    private final FleetViewModel fleet;
    private final StackPane root = new StackPane();
    private Emptiness shown = Emptiness.LOADING;

    private enum Emptiness {
        LOADING,
        NO_NODES,
        NO_MATCH
    }

    FleetPlaceholder(Desk desk, FleetViewModel fleet) {
        this.desk = desk;
        this.fleet = fleet;
        root.setId("fleet-placeholder");
        root.getChildren().setAll(bars());
        fleet.loading().subscribe(_ -> update());
        fleet.counts().subscribe(_ -> update());
    }

    private void update() {
        Emptiness now = emptiness();
        if (now != shown) {
            shown = now;
            root.getChildren().setAll(content(now));
        }
    }

    private Emptiness emptiness() {
        if (fleet.loading().get()) {
            return Emptiness.LOADING;
        }
        return fleet.counts().get().total() == 0 ? Emptiness.NO_NODES : Emptiness.NO_MATCH;
    }

    private Node content(Emptiness emptiness) {
        return switch (emptiness) {
            case LOADING -> bars();
            case NO_NODES -> noNodes();
            case NO_MATCH -> noMatch();
        };
    }

    private static Node bars() {
        VBox bars = new VBox();
        bars.getStyleClass().add("loading-bars");
        bars.setAccessibleText(Messages.text("fleet.loading"));
        IntStream.range(0, BARS).forEach(_ -> bars.getChildren().add(bar()));
        return bars;
    }

    private static Region bar() {
        Region bar = new Region();
        bar.getStyleClass().add("loading-bar");
        return bar;
    }

    private Node noNodes() {
        VBox said =
                said(
                        "mdoal-dns",
                        Messages.text("fleet.empty.title"),
                        Messages.text("fleet.empty.text"));
        desk.actions()
                .find("fleet.issue")
                .map(action -> ActionButton.of(action, desk.commands()))
                .ifPresent(button -> {
                    button.setId("fleet-empty-issue");
                    button.getStyleClass().add("accent");
                    said.getChildren().add(new HBox(button));
                });
        return said;
    }

    private Node noMatch() {
        VBox said =
                said(
                        "mdomz-search_off",
                        Messages.text("fleet.nothing.title"),
                        Messages.text("fleet.nothing.text"));
        Button clear = new Button(Messages.text("fleet.filter.clear"));
        clear.setId("fleet-empty-clear");
        clear.setOnAction(_ -> fleet.showAll());
        said.getChildren().add(clear);
        return said;
    }

    private static VBox said(String icon, String title, String text) {
        Label head = new Label(title);
        head.getStyleClass().add("empty-title");
        Label body = new Label(text);
        body.getStyleClass().add("empty-text");
        body.setWrapText(true);
        FontIcon picture = new FontIcon(icon);
        picture.getStyleClass().add("empty-icon");
        VBox said = new VBox(picture, head, body);
        said.setId("fleet-empty");
        said.getStyleClass().add("empty");
        said.setAlignment(Pos.CENTER);
        return said;
    }

    Node root() {
        return root;
    }
}

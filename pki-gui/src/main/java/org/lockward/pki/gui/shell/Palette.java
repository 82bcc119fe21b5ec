package org.lockward.pki.gui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;

/// Everything that can be done now, a few letters away.
final class Palette {

    private static final double ROW = 36;
    private static final int ROWS = 10;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+Shift+C");

    private final PaletteModel model;
    private final Overlay overlay;
    private final Commands commands;
    private final TextField query = new TextField();
    private final ListView<Action> list;
    private final Label hint = new Label(Messages.text("shell.palette.hint"));
    private final VBox root;

    private Palette(PaletteModel model, Overlay overlay, Commands commands) {
        this.model = model;
        this.overlay = overlay;
        this.commands = commands;
        this.list = new ListView<>(model.found());
        this.root = new VBox(query, list, hint);
    }

    /// Opens it over the window.
    static void open(Desk desk) {
        Palette palette =
                new Palette(new PaletteModel(desk.actions()), desk.overlay(), desk.commands());
        palette.arrange();
        palette.listen();
        desk.overlay()
                .openBare(
                        Form.of(
                                "palette",
                                Messages.text("shell.palette"),
                                palette.root,
                                palette.query),
                        palette.root);
    }

    private void arrange() {
        root.setId("palette");
        root.getStyleClass().addAll("palette", "raised");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        query.setId("palette-query");
        query.setPromptText(Messages.text("shell.palette.prompt"));
        query.textProperty().bindBidirectional(model.query());
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(new Label(Messages.text("shell.palette.nothing")));
        hint.setId("palette-hint");
        hint.getStyleClass().add("palette-hint");
    }

    private void listen() {
        resize();
        model.found().subscribe(this::resize);
        model.chosen().subscribe(chosen -> chosen.ifPresent(this::mark));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(_ -> {
            Action pressed = list.getSelectionModel().getSelectedItem();
            if (pressed != null) {
                model.choose(pressed);
                run();
            }
        });
    }

    private void resize() {
        int rows = Math.clamp(model.found().size(), 1, ROWS);
        list.setMinHeight(rows * ROW + 2);
        list.setMaxHeight(rows * ROW + 2);
    }

    private void mark(Action action) {
        list.getSelectionModel().select(action);
        list.scrollTo(Math.max(0, model.found().indexOf(action) - ROWS + 1));
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case DOWN -> step(1, event);
            case UP -> step(-1, event);
            case PAGE_DOWN -> step(Math.min(ROWS, model.found().size() - 1), event);
            case ENTER -> {
                run();
                event.consume();
            }
            default -> {}
        }
    }

    private void step(int by, KeyEvent event) {
        model.step(by);
        event.consume();
    }

    /// The palette goes first: what runs may open a form of its own.
    private void run() {
        model.chosen()
                .get()
                .ifPresent(action -> {
                    overlay.close();
                    action.run().run();
                });
    }

    private void copy() {
        model.chosen()
                .get()
                .ifPresent(action -> {
                    var acts = action.acts().get();
                    if (!acts.isEmpty()) {
                        commands.copy(acts);
                    }
                    hint.setText(
                            acts.isEmpty()
                                    ? Messages.text("shell.palette.no-command")
                                    : Messages.text("shell.copied"));
                });
    }

    /// An action: icon, title, keys.
    private static final class Row extends ListCell<Action> {

        private final FontIcon icon = new FontIcon();
        private final Label title = new Label("", icon);
        private final Label keys = new Label();
        private final HBox row;

        private Row() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(title, space, keys);
            row.setAlignment(Pos.CENTER_LEFT);
            keys.getStyleClass().add("keys");
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(action.icon());
            title.setText(action.title());
            keys.setText(
                    action.accelerator()
                            .map(text -> KeyCombination.valueOf(text).getDisplayText())
                            .orElse(""));
            setGraphic(row);
        }
    }
}

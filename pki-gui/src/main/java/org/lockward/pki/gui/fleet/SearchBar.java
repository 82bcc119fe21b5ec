package org.lockward.pki.gui.fleet;

import atlantafx.base.controls.CustomTextField;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.fleet.Facet.Card;
import org.lockward.pki.gui.fleet.Facet.Window;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.CommandLink;
import org.lockward.pki.gui.shell.Desk;

import java.util.List;

/// What the list is narrowed to: the text, the facet as a chip, the way back, and the same as a
/// command; on the right what can be done with the fleet.
final class SearchBar {

    private final FleetViewModel fleet;
    private final Runnable toTable;
    private final CustomTextField text = new CustomTextField();
    private final Button chip = new Button();
    private final HBox root;

    /// @param toTable puts the focus into the table
    SearchBar(Desk desk, FleetViewModel fleet, Runnable toTable) {
        this.fleet = fleet;
        this.toTable = toTable;
        Hyperlink copy =
                CommandLink.of("fleet-copy", desk.commands(), () -> List.of(fleet.asCommand()));
        root = new HBox(text, copy, new ActionBar(desk, "fleet.").root());
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setAccessibleText(Messages.text("fleet.search.copy"));
        root.getStyleClass().add("fleet-search");
        HBox.setHgrow(text, Priority.ALWAYS);
        makeText();
        makeChip();
    }

    private void makeText() {
        text.setId("fleet-filter");
        text.setPromptText(Messages.text("fleet.search.prompt"));
        text.setAccessibleText(Messages.text("fleet.search.accessible"));
        text.setLeft(new FontIcon("mdomz-search"));
        text.textProperty().addListener((_, _, typed) -> fleet.search(typed));
        fleet.filter()
                .subscribe(filter -> {
                    if (!filter.text().equals(text.getText())) {
                        text.setText(filter.text());
                    }
                });
        text.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Down goes to the rows, Esc first empties the text.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            toTable.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !fleet.filter().get().isEmpty()) {
            fleet.showAll();
            event.consume();
        }
    }

    private void makeChip() {
        chip.setId("fleet-clear");
        chip.getStyleClass().add("filter-chip");
        chip.setGraphic(new FontIcon("mdoal-close"));
        chip.setMinWidth(Button.USE_PREF_SIZE);
        chip.setAccessibleText(Messages.text("fleet.filter.clear"));
        chip.setOnAction(_ -> {
            fleet.showAll();
            text.requestFocus();
        });
        fleet.filter()
                .subscribe(filter -> {
                    chip.setText(
                            filter.facet()
                                    .map(SearchBar::words)
                                    .orElse(Messages.text("fleet.filter.clear")));
                    text.setRight(filter.isEmpty() ? null : chip);
                });
    }

    private static String words(Facet facet) {
        return switch (facet) {
            case Card card -> Messages.text("fleet.card.name." + card.text());
            case Window window -> FleetTexts.days(window.expiry());
        };
    }

    HBox root() {
        return root;
    }

    TextField field() {
        return text;
    }

    void focus() {
        text.requestFocus();
        text.selectAll();
    }
}

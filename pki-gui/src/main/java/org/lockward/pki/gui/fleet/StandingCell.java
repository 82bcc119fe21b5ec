package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableCell;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.InstantSource;

/// The state of a certificate: icon and word.
final class StandingCell extends TableCell<FleetRow, FleetRow> {

    private final InstantSource clock;
    private final FontIcon icon = new FontIcon();

    StandingCell(InstantSource clock) {
        this.clock = clock;
        getStyleClass().add("standing");
    }

    @Override
    protected void updateItem(FleetRow row, boolean empty) {
        super.updateItem(row, empty);
        for (Standing standing : Standing.values()) {
            getStyleClass().remove(standing.styleClass());
        }
        if (empty || row == null) {
            setText("");
            setGraphic(null);
            return;
        }
        Standing standing = Standing.of(row.node(), clock.instant());
        getStyleClass().add(standing.styleClass());
        icon.setIconLiteral(standing.icon());
        setText(standing.word());
        setGraphic(icon);
    }
}

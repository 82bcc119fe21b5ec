package org.lockward.pki.gui.fleet;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.time.InstantSource;

/// The day on which a certificate ends, and how far away that is.
final class ExpiryCell extends TableCell<FleetRow, FleetRow> {

    private final InstantSource clock;
    private final Label day = new Label();
    private final Label left = new Label();
    private final HBox both;

    ExpiryCell(InstantSource clock) {
        this.clock = clock;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        both = new HBox(day, gap, left);
        both.getStyleClass().add("expiry");
        day.getStyleClass().add("mono");
        left.getStyleClass().add("days");
        day.setMinWidth(Region.USE_PREF_SIZE);
        left.setMinWidth(Region.USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(FleetRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        day.setText(FleetTexts.day(row.node().validity().notAfter()));
        left.setText(FleetTexts.days(row.node(), clock.instant()));
        setGraphic(both);
    }
}

package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableCell;

import java.util.function.Function;

/// Cells of plain text.
final class FleetCells {

    private FleetCells() {}

    /// Words.
    static TableCell<FleetRow, FleetRow> text(Function<FleetRow, String> text) {
        return new TextCell(text);
    }

    /// Letters of one width: IDs and serial numbers are compared by eye.
    static TableCell<FleetRow, FleetRow> mono(Function<FleetRow, String> text) {
        TableCell<FleetRow, FleetRow> cell = new TextCell(text);
        cell.getStyleClass().add("mono");
        return cell;
    }

    private static final class TextCell extends TableCell<FleetRow, FleetRow> {

        private final Function<FleetRow, String> text;

        TextCell(Function<FleetRow, String> text) {
            this.text = text;
        }

        @Override
        protected void updateItem(FleetRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? "" : text.apply(row));
        }
    }
}

package org.lockward.pki.gui.fleet;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;

import org.lockward.pki.gui.fleet.FleetOrder.Column;
import org.lockward.pki.gui.i18n.Messages;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// The columns of the table, and which of them a narrow table leaves out.
final class FleetColumns {

    private FleetColumns() {}

    /// How wide a column is: at least, at first, at most.
    private record Width(double least, double first, double most) {}

    private static Width width(Column column) {
        return switch (column) {
            case ID -> new Width(112, 180, 270);
            case NAMES -> new Width(96, 210, 900);
            case LABELS -> new Width(68, 160, 600);
            case STATE -> new Width(92, 96, 104);
            case EXPIRES -> new Width(144, 148, 160);
            case ISSUED -> new Width(70, 80, 96);
            case DEPLOYED, SERVED -> new Width(86, 92, 104);
        };
    }

    /// All columns, in their order.
    static Map<Column, TableColumn<FleetRow, FleetRow>> of(InstantSource clock) {
        Map<Column, TableColumn<FleetRow, FleetRow>> columns = new EnumMap<>(Column.class);
        columns.put(Column.ID, made(Column.ID, () -> FleetCells.mono(row -> row.id().value())));
        columns.put(Column.NAMES, made(Column.NAMES, () -> FleetCells.text(FleetRow::names)));
        columns.put(Column.LABELS, made(Column.LABELS, () -> FleetCells.text(FleetRow::labels)));
        columns.put(Column.STATE, made(Column.STATE, () -> new StandingCell(clock)));
        columns.put(Column.EXPIRES, made(Column.EXPIRES, () -> new ExpiryCell(clock)));
        columns.put(
                Column.ISSUED,
                made(
                        Column.ISSUED,
                        () -> FleetCells.mono(row -> FleetTexts.shortened(row.node().serial()))));
        columns.put(
                Column.DEPLOYED,
                made(
                        Column.DEPLOYED,
                        () -> new SightingCell(node -> Mark.deployed(node, clock.instant()))));
        columns.put(Column.SERVED, made(Column.SERVED, () -> new SightingCell(Mark::served)));
        return columns;
    }

    private static TableColumn<FleetRow, FleetRow> made(
            Column column, Supplier<TableCell<FleetRow, FleetRow>> cell) {
        String name = column.name().toLowerCase(Locale.ROOT);
        TableColumn<FleetRow, FleetRow> made =
                new TableColumn<>(Messages.text("fleet.column." + name));
        made.setId("fleet-column-" + name);
        made.setUserData(column);
        made.setReorderable(false);
        made.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        made.setCellFactory(_ -> cell.get());
        made.setMinWidth(width(column).least());
        made.setPrefWidth(width(column).first());
        made.setMaxWidth(width(column).most());
        return made;
    }

    static Column column(TableColumnBase<?, ?> column) {
        return (Column) column.getUserData();
    }

    /// Leaves out what has no room without scrolling sideways: first the labels, then what the
    /// details tell as well.
    static void fit(Map<Column, TableColumn<FleetRow, FleetRow>> columns, double width) {
        show(columns, Column.LABELS, width >= 770);
        show(columns, Column.NAMES, width >= 690);
        for (Column serial : new Column[] {Column.ISSUED, Column.DEPLOYED, Column.SERVED}) {
            show(columns, serial, width >= 600);
        }
    }

    private static void show(
            Map<Column, TableColumn<FleetRow, FleetRow>> columns, Column column, boolean shown) {
        TableColumn<FleetRow, FleetRow> of = columns.get(column);
        if (of != null) {
            of.setVisible(shown);
        }
    }
}

package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import org.lockward.pki.gui.fleet.FleetOrder.Column;
import org.lockward.pki.name.UniqueId;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The nodes, one a row. Enter or a double click opens one.
final class FleetTable {

    /// Room for a line of text and the air around it.
    static final double ROW = 30;

    private final FleetViewModel fleet;
    private final Consumer<UniqueId> open;
    private final TableView<FleetRow> table = new TableView<>();
    private final RowSelection<FleetRow> selection;
    private final Map<Column, TableColumn<FleetRow, FleetRow>> columns;

    private boolean choosing;
    private boolean ordering;

    /// @param open is told whose details are wanted
    FleetTable(FleetViewModel fleet, Consumer<UniqueId> open) {
        this.fleet = fleet;
        this.open = open;
        this.selection = new RowSelection<>(table, this::choose, fleet::chooseAll);
        this.columns = FleetColumns.of(fleet.clock());
        table.setId("fleet-table");
        table.setSelectionModel(selection);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setFixedCellSize(ROW);
        table.getColumns().setAll(columns.values());
        table.setRowFactory(_ -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.setItems(fleet.rows());
        fleet.around(new RowPlace(table, this::showChosen));
        fleet.selection().subscribe(_ -> showChosen());
        fleet.order().subscribe(this::showOrder);
        table.setOnSort(event -> {
            sort();
            event.consume();
        });
        table.widthProperty().subscribe(width -> FleetColumns.fit(columns, width.doubleValue()));
    }

    TableView<FleetRow> view() {
        return table;
    }

    private TableRow<FleetRow> row() {
        TableRow<FleetRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2
                    && !row.isEmpty()) {
                open.accept(row.getItem().id());
            }
        });
        return row;
    }

    private void pressed(KeyEvent event) {
        FleetRow focused = table.getFocusModel().getFocusedItem();
        if (event.getCode() == KeyCode.ENTER && focused != null) {
            open.accept(focused.id());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !selection.isEmpty()) {
            selection.clearSelection();
            event.consume();
        }
    }

    /// Puts the focus on a row, the first one unless another has it.
    void focus() {
        table.requestFocus();
        if (selection.isEmpty() && !fleet.rows().isEmpty()) {
            selection.clearAndSelect(Math.max(0, table.getFocusModel().getFocusedIndex()));
        }
    }

    private void choose(BitSet rows) {
        choosing = true;
        try {
            fleet.choose(rows.stream().mapToObj(row -> fleet.rows().get(row).id()).toList());
        } finally {
            choosing = false;
        }
    }

    private void showChosen() {
        if (!choosing) {
            selection.show(fleet.chosenRows());
        }
    }

    /// The headers say what is wanted; without any the nodes stand by ID.
    private void sort() {
        if (ordering) {
            return;
        }
        fleet.sort(
                table.getSortOrder().stream()
                        .findFirst()
                        .map(column ->
                                new FleetOrder(
                                        FleetColumns.column(column),
                                        column.getSortType() == SortType.DESCENDING))
                        .orElse(FleetOrder.BY_ID));
    }

    private void showOrder(FleetOrder order) {
        ordering = true;
        TableColumn<FleetRow, FleetRow> column = columns.get(order.column());
        if (column != null) {
            column.setSortType(order.descending() ? SortType.DESCENDING : SortType.ASCENDING);
            table.getSortOrder().setAll(List.of(column));
        }
        ordering = false;
    }
}

package org.lockward.pki.gui.fleet;

import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Which rows of the table are selected: one bit a row, so that selecting fifty thousand rows, and
/// letting them go, costs about what one row costs. JavaFX's own model takes 0.8 s to clear them.
/// For the screen's thread only.
final class RowSelection<T> extends TableView.TableViewSelectionModel<T> {

    private final SelectedRows<Integer> indices = new SelectedRows<>(row -> row);
    private final SelectedRows<T> items = new SelectedRows<>(this::getModelItem);

    @SuppressWarnings("rawtypes") // as JavaFX declares it
    private final SelectedRows<TablePosition> cells =
            new SelectedRows<>(row -> new TablePosition<>(getTableView(), row, null));

    private final Consumer<BitSet> chosen;
    private final Runnable allChosen;
    private BitSet rows = new BitSet();

    /// @param chosen is told of the rows that a person selects; nobody is told of [#show]
    /// @param allChosen is told instead when the person wants all of them
    RowSelection(TableView<T> table, Consumer<BitSet> chosen, Runnable allChosen) {
        super(table);
        this.chosen = chosen;
        this.allChosen = allChosen;
        setSelectionMode(SelectionMode.MULTIPLE);
    }

    /// Selects these rows, which were chosen elsewhere.
    void show(BitSet next) {
        int lead = getSelectedIndex();
        set(next, lead >= 0 && next.get(lead) ? lead : next.nextSetBit(0));
    }

    private void set(BitSet next, int lead) {
        boolean same = next.equals(rows);
        rows = next;
        setSelectedIndex(lead);
        setSelectedItem(lead < 0 ? null : getModelItem(lead));
        if (!same) {
            indices.show(rows, lead);
            items.show(rows, lead);
            cells.show(rows, lead);
        }
    }

    private void choose(BitSet next, int lead) {
        if (lead >= 0) {
            focus(lead);
        }
        boolean same = next.equals(rows);
        set(next, lead);
        if (!same) {
            chosen.accept((BitSet) next.clone());
        }
    }

    private void choose(IntStream added, boolean keep, int lead) {
        BitSet next = keep ? (BitSet) rows.clone() : new BitSet();
        added.filter(row -> row >= 0 && row < getItemCount()).forEach(next::set);
        choose(next, lead);
    }

    @Override
    public void select(int row) {
        if (row >= 0 && row < getItemCount()) {
            choose(IntStream.of(row), true, row);
        }
    }

    @Override
    public void clearAndSelect(int row) {
        if (row >= 0 && row < getItemCount()) {
            choose(IntStream.of(row), false, row);
        } else {
            clearSelection();
        }
    }

    @Override
    public void select(T item) {
        select(getTableModel().indexOf(item));
    }

    @Override
    public void selectIndices(int row, int... more) {
        int lead = more.length == 0 ? row : more[more.length - 1];
        choose(IntStream.concat(IntStream.of(row), IntStream.of(more)), true, lead);
    }

    /// The last row is `end - 1`, or `end + 1` when it counts downwards.
    @Override
    public void selectRange(int start, int end) {
        boolean up = start <= end;
        int last = up ? end - 1 : end + 1;
        choose(IntStream.rangeClosed(Math.min(start, last), Math.max(start, last)), true, last);
    }

    @Override
    public void selectAll() {
        allChosen.run();
    }

    @Override
    public void clearSelection(int row) {
        BitSet next = (BitSet) rows.clone();
        next.clear(row);
        choose(next, next.isEmpty() ? -1 : row);
    }

    @Override
    public void clearSelection() {
        choose(new BitSet(), -1);
    }

    @Override
    public boolean isSelected(int row) {
        return row >= 0 && rows.get(row);
    }

    @Override
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public void selectFirst() {
        select(0);
    }

    @Override
    public void selectLast() {
        select(getItemCount() - 1);
    }

    @Override
    public void selectPrevious() {
        select(getFocusedIndex() < 0 ? getItemCount() - 1 : getFocusedIndex() - 1);
    }

    @Override
    public void selectNext() {
        select(getFocusedIndex() + 1);
    }

    @Override
    public ObservableList<Integer> getSelectedIndices() {
        return indices;
    }

    @Override
    public ObservableList<T> getSelectedItems() {
        return items;
    }

    @Override
    @SuppressWarnings("rawtypes") // as JavaFX declares it
    public ObservableList<TablePosition> getSelectedCells() {
        return cells;
    }

    // Rows are selected, never cells of them.

    @Override
    public boolean isSelected(int row, TableColumn<T, ?> column) {
        return isSelected(row);
    }

    @Override
    public void select(int row, TableColumn<T, ?> column) {
        select(row);
    }

    @Override
    public void clearAndSelect(int row, TableColumn<T, ?> column) {
        clearAndSelect(row);
    }

    @Override
    public void clearSelection(int row, TableColumn<T, ?> column) {
        clearSelection(row);
    }

    @Override
    public void selectLeftCell() {}

    @Override
    public void selectRightCell() {}

    @Override
    public void selectAboveCell() {
        selectPrevious();
    }

    @Override
    public void selectBelowCell() {
        selectNext();
    }
}

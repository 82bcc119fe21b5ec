package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Optional;

/// Where the table is: the row with the focus and the row on top. When rows are exchanged because
/// the fleet changed, both stay under the eyes of whoever reads; when they are exchanged because
/// the person asked for others, the list begins at its top. For the screen's thread only.
final class RowPlace implements Exchange {

    private final TableView<FleetRow> table;
    private final Runnable exchanged;

    private Optional<UniqueId> focused = Optional.empty();
    private int focusedIndex;
    private Optional<UniqueId> top = Optional.empty();
    private int topIndex;

    /// @param exchanged called after each exchange, when the rows are in their places
    RowPlace(TableView<FleetRow> table, Runnable exchanged) {
        this.table = table;
        this.exchanged = exchanged;
    }

    @Override
    public void before() {
        focusedIndex = table.getFocusModel().getFocusedIndex();
        focused = id(focusedIndex);
        topIndex = flow().map(RowPlace::first).orElse(-1);
        top = id(topIndex);
    }

    @Override
    public void after(boolean sameWish) {
        if (sameWish) {
            int focus = focused.map(this::index).orElse(-1);
            table.getFocusModel().focus(focus < 0 ? nearest(focusedIndex) : focus);
            top.map(this::index).filter(index -> index >= 0).ifPresent(this::scroll);
        } else if (!table.getItems().isEmpty()) {
            table.getFocusModel().focus(0);
            table.scrollTo(0);
        }
        exchanged.run();
    }

    private static int first(VirtualFlow<?> flow) {
        var cell = flow.getFirstVisibleCell();
        return cell == null ? -1 : cell.getIndex();
    }

    private int nearest(int index) {
        return Math.min(index, table.getItems().size() - 1);
    }

    private void scroll(int index) {
        if (index != topIndex) {
            flow().ifPresent(flow -> flow.scrollPixels((index - topIndex) * FleetTable.ROW));
        }
    }

    private Optional<UniqueId> id(int index) {
        List<FleetRow> rows = table.getItems();
        return index < 0 || index >= rows.size()
                ? Optional.empty()
                : Optional.of(rows.get(index).id());
    }

    private int index(UniqueId id) {
        List<FleetRow> rows = table.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                ? Optional.of(flow)
                : Optional.empty();
    }
}

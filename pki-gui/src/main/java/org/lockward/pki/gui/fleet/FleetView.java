package org.lockward.pki.gui.fleet;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The first screen: counts, timeline, search, the table, and one node beside it.
final class FleetView {

    private final FleetViewModel fleet;
    private final NodeViewModel node;
    private final FleetTable table;
    private final SearchBar search;
    private final NodePanel panel;
    private final VBox root;

    FleetView(Desk desk, FleetViewModel fleet) {
        this.fleet = fleet;
        node = new NodeViewModel(desk.session().authority(), desk.background());
        table = new FleetTable(fleet, this::open);
        panel = new NodePanel(desk, node, this::closeNode);
        search = new SearchBar(desk, fleet, table::focus);
        HBox body = new HBox(table.view(), panel.root());
        body.getStyleClass().add("fleet-body");
        HBox.setHgrow(table.view(), Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        root =
                new VBox(
                        new StatusCards(fleet),
                        new ExpiryTimeline(fleet),
                        search.root(),
                        new SelectionBar(desk, fleet).root(),
                        new FailureBar(fleet).root(),
                        body);
        root.setId("fleet");
        root.getStyleClass().add("fleet");
        root.getStylesheets().add(stylesheet());
        table.view().setPlaceholder(new FleetPlaceholder(desk, fleet).root());
        desk.changes().listen(node::changed);
        fleet.selection().subscribe(this::follow);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static String stylesheet() {
        return Objects.requireNonNull(FleetView.class.getResource("fleet.css")).toExternalForm();
    }

    Parent root() {
        return root;
    }

    /// The focus goes where the work is: to the table.
    void focus() {
        table.view().requestFocus();
    }

    void search() {
        search.focus();
    }

    /// Opens a node; once more goes into its panel.
    private void open(UniqueId id) {
        if (node.isOpen(id)) {
            panel.focus();
        } else {
            fleet.choose(List.of(id));
            node.open(id);
        }
    }

    /// What the actions mean and what the panel shows is the same node, or the panel has no
    /// actions.
    private void follow(Optional<Selection> selection) {
        Optional<UniqueId> only = selection.flatMap(FleetView::only);
        panel.actable(only.isPresent());
        if (node.node().get().isPresent()) {
            only.ifPresent(node::open);
        }
    }

    private static Optional<UniqueId> only(Selection selection) {
        return switch (selection) {
            case Selection.Ids(List<UniqueId> ids) when ids.size() == 1 ->
                    Optional.of(ids.getFirst());
            case Selection.Ids _, Selection.Query _ -> Optional.empty();
        };
    }

    /// Esc first closes the panel, whatever has the focus.
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && node.node().get().isPresent()) {
            closeNode();
            event.consume();
        }
    }

    private void closeNode() {
        node.close();
        table.view().requestFocus();
    }
}

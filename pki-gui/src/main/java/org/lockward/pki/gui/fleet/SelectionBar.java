package org.lockward.pki.gui.fleet;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Desk;

import java.util.List;

/// How many nodes are shown and chosen, the way to choose all that match, and what can be done with
/// those that are chosen.
final class SelectionBar {

    private final FleetViewModel fleet;
    private final Label told = new Label();
    private final Hyperlink all = new Hyperlink();
    private final Hyperlink none = new Hyperlink(Messages.text("fleet.choose.none"));
    private final HBox root;

    SelectionBar(Desk desk, FleetViewModel fleet) {
        this.fleet = fleet;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        root = new HBox(told, all, none, gap, new ActionBar(desk, "node.").root());
        root.getStyleClass().add("selection-bar");
        told.setMinWidth(Region.USE_PREF_SIZE);
        all.setMinWidth(Region.USE_PREF_SIZE);
        none.setMinWidth(Region.USE_PREF_SIZE);
        told.setId("fleet-shown");
        all.setId("fleet-choose-all");
        none.setId("fleet-choose-none");
        all.setOnAction(_ -> fleet.chooseAll());
        none.setOnAction(_ -> fleet.choose(List.of()));
        var refresh =
                Bindings.createStringBinding(
                        this::tell,
                        fleet.selectedCount(),
                        fleet.selection(),
                        fleet.shownCount(),
                        fleet.counts());
        told.textProperty().bind(refresh);
        told.textProperty().subscribe(_ -> links());
    }

    private String tell() {
        int chosen = fleet.selectedCount().get();
        if (fleet.selection().get().filter(Selection.Query.class::isInstance).isPresent()) {
            return Messages.text("fleet.chosen.query", chosen);
        }
        if (chosen > 0) {
            return Messages.text("fleet.chosen", chosen);
        }
        int shown = fleet.shownCount().get();
        int total = fleet.counts().get().total();
        return shown == total
                ? Messages.text("fleet.shown.all", total)
                : Messages.text("fleet.shown.some", shown, total);
    }

    private void links() {
        boolean query =
                fleet.selection().get().filter(Selection.Query.class::isInstance).isPresent();
        int shown = fleet.shownCount().get();
        all.setText(Messages.text("fleet.choose.all", shown));
        all.setVisited(false);
        none.setVisited(false);
        show(all, !query && shown > 1);
        show(none, fleet.selectedCount().get() > 0 || query);
    }

    private static void show(Hyperlink link, boolean shown) {
        link.setVisible(shown);
        link.setManaged(shown);
    }

    HBox root() {
        return root;
    }
}

package org.lockward.pki.gui.fleet;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.gui.fleet.NodeViewModel.History;
import org.lockward.pki.gui.i18n.Messages;

import java.util.Arrays;
import java.util.Optional;

/// What was done about a node, when and by whom.
final class NodeHistory {

    private NodeHistory() {}

    /// @param history empty while it is read
    static Node of(Optional<History> history) {
        VBox part = NodeParts.part(Messages.text("fleet.panel.history"));
        part.setId("node-panel-history");
        if (history.isEmpty()) {
            part.getChildren().add(NodeParts.muted(Messages.text("fleet.panel.history.reading")));
            return part;
        }
        History known = history.get();
        known.entries().forEach(entry -> part.getChildren().add(line(entry)));
        if (known.entries().isEmpty()) {
            part.getChildren().add(NodeParts.muted(Messages.text("fleet.panel.history.none")));
        } else if (known.entries().size() == NodeViewModel.HISTORY) {
            part.getChildren()
                    .add(
                            NodeParts.muted(
                                    Messages.text(
                                            "fleet.panel.history.more", NodeViewModel.HISTORY)));
        }
        return part;
    }

    private static HBox line(AuditEntry entry) {
        Label when = NodeParts.muted(FleetTexts.minute(entry.at()));
        when.getStyleClass().add("mono");
        when.setMinWidth(Label.USE_PREF_SIZE);
        Label what =
                NodeParts.line(
                        Messages.text("fleet.panel.history.entry", act(entry), entry.actor()));
        return new HBox(10, when, what);
    }

    /// What a newer program wrote is shown as it stands in the record.
    private static String act(AuditEntry entry) {
        return Arrays.stream(AuditAct.values())
                .map(AuditAct::text)
                .filter(entry.act()::equals)
                .findFirst()
                .map(known -> Messages.text("fleet.act." + known))
                .orElse(entry.act());
    }
}

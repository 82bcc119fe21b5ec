package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.SearchTokens;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.util.stream.Collectors;

/// One node as the table shows it; the texts are made once, because sorting asks for them often.
///
/// @param names those that do not follow from the ID: `db.example, 10.0.0.7`
/// @param labels `role=db, site=ber`
/// @param tokens the beginnings at which a search finds it, each behind a line feed
public record FleetRow(NodeRecord node, String names, String labels, String tokens) {

    static final String BREAK = "\n";

    public static FleetRow of(NodeRecord node) {
        return new FleetRow(
                node,
                names(node),
                node.labels().entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", ")),
                BREAK + String.join(BREAK, SearchTokens.of(node)));
    }

    private static String names(NodeRecord node) {
        return node.names().stream()
                .map(FleetRow::bare)
                .filter(name -> !name.equals(node.id().value()))
                .filter(name -> !name.endsWith("/node/" + node.id()))
                .collect(Collectors.joining(", "));
    }

    private static String bare(GeneralName name) {
        return name.text().substring(name.text().indexOf(':') + 1);
    }

    public UniqueId id() {
        return node.id();
    }
}

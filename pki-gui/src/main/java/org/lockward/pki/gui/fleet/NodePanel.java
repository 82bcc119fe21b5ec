package org.lockward.pki.gui.fleet;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.CommandLink;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Optional;

/// One node beside the table: what it is called, its certificates, where they went.
final class NodePanel {

    private final Desk desk;
    private final NodeViewModel node;
    private final Label id = new Label();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final HBox acts;
    private final VBox root;

    /// @param close what the cross does
    NodePanel(Desk desk, NodeViewModel node, Runnable close) {
        this.desk = desk;
        this.node = node;
        this.acts = new ActionBar(desk, "node.", "panel-").root();
        this.root = new VBox(head(close), acts, scroll);
        root.setId("node-panel");
        root.getStyleClass().add("node-panel");
        content.getStyleClass().add("node-content");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        node.node().subscribe(this::show);
        node.detail().subscribe(_ -> fill());
        node.history().subscribe(_ -> fill());
        node.failure().subscribe(_ -> fill());
    }

    private HBox head(Runnable close) {
        id.setId("node-panel-id");
        id.getStyleClass().addAll("mono", "node-id");
        Button cross = new Button("", new FontIcon("mdoal-close"));
        cross.setId("node-panel-close");
        cross.getStyleClass().addAll("button-icon", "flat");
        cross.setAccessibleText(Messages.text("fleet.panel.close"));
        cross.setOnAction(_ -> close.run());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(id, gap, cross);
        head.getStyleClass().add("node-head");
        return head;
    }

    private void show(Optional<UniqueId> shown) {
        root.setVisible(shown.isPresent());
        root.setManaged(shown.isPresent());
        shown.ifPresent(which -> id.setText(which.value()));
        scroll.setVvalue(0);
    }

    private void fill() {
        content.getChildren().setAll(parts());
    }

    private List<Node> parts() {
        Optional<Failure> failure = node.failure().get();
        if (failure.isPresent()) {
            return List.of(FailureText.of(failure.get()));
        }
        return node.detail().get().map(this::parts).orElse(List.of());
    }

    private List<Node> parts(NodeDetail detail) {
        return List.of(
                NodeParts.summary(detail.node(), desk.clock().instant()),
                NodeParts.certificates(detail),
                NodeParts.destinations(detail),
                NodeHistory.of(node.history().get()),
                CommandLink.of(
                        "node-panel-copy",
                        desk.commands(),
                        () -> List.of(new Act.ShowNode(detail.node().id()))));
    }

    /// Whether the actions mean this node, and nothing else.
    void actable(boolean means) {
        acts.setVisible(means);
        acts.setManaged(means);
    }

    void focus() {
        acts.getChildren().stream()
                .filter(button -> !button.isDisabled())
                .findFirst()
                .ifPresentOrElse(Node::requestFocus, scroll::requestFocus);
    }

    Region root() {
        return root;
    }
}

package org.lockward.pki.gui.fleet;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.GeneralName;

import java.time.Instant;

/// The parts of a node's panel.
final class NodeParts {

    private NodeParts() {}

    /// State, names and labels.
    static Node summary(NodeRecord node, Instant now) {
        Standing standing = Standing.of(node, now);
        Label state = new Label(standing.word(), new FontIcon(standing.icon()));
        state.getStyleClass().addAll("standing", standing.styleClass());
        Label ends =
                muted(
                        Messages.text(
                                "fleet.panel.ends",
                                FleetTexts.minute(node.validity().notAfter()),
                                FleetTexts.days(node, now)));
        VBox summary = new VBox(state, ends);
        summary.getStyleClass().add("node-part");
        node.names().forEach(name -> summary.getChildren().add(name(name)));
        if (!node.labels().isEmpty()) {
            summary.getChildren().add(labels(node));
        }
        return summary;
    }

    private static Label name(GeneralName name) {
        Label label = new Label(name.text());
        label.getStyleClass().add("mono");
        return label;
    }

    private static FlowPane labels(NodeRecord node) {
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("label-chips");
        node.labels()
                .forEach((name, value) -> {
                    Label chip = new Label(name + "=" + value);
                    chip.getStyleClass().add("label-chip");
                    chips.getChildren().add(chip);
                });
        return chips;
    }

    /// Every certificate, newest first.
    static Node certificates(NodeDetail detail) {
        VBox part = part(Messages.text("fleet.panel.certificates"));
        detail.certificates().forEach(each -> part.getChildren().add(certificate(each)));
        return part;
    }

    private static Node certificate(CertificateRecord certificate) {
        return new VBox(
                new CopyLine(certificate.serial().hex()).root(),
                line(CertificateText.state(certificate)),
                muted(CertificateText.validity(certificate)));
    }

    /// Everywhere that it was deployed to.
    static Node destinations(NodeDetail detail) {
        VBox part = part(Messages.text("fleet.panel.destinations"));
        if (detail.deployments().isEmpty()) {
            part.getChildren().add(muted(Messages.text("fleet.mark.deployed.never")));
        }
        detail.deployments().forEach(each -> part.getChildren().add(destination(each)));
        return part;
    }

    private static Node destination(Deployment deployment) {
        Label where = line(deployment.destination());
        where.getStyleClass().add("mono");
        return new VBox(
                where,
                muted(CertificateText.deployed(deployment)),
                muted(CertificateText.served(deployment)));
    }

    static VBox part(String title) {
        Label head = new Label(title);
        head.getStyleClass().add("node-part-title");
        VBox part = new VBox(head);
        part.getStyleClass().add("node-part");
        return part;
    }

    static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        return line;
    }

    static Label muted(String text) {
        Label line = line(text);
        line.getStyleClass().add("muted");
        return line;
    }
}

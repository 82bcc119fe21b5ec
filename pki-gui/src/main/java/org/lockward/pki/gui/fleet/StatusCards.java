package org.lockward.pki.gui.fleet;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.fleet.Facet.Card;
import org.lockward.pki.gui.i18n.Messages;

import java.util.Optional;

/// The counts on top: each an icon, a word and a number; a click narrows the list to it, another
/// one widens it again.
final class StatusCards extends HBox {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final FleetViewModel fleet;

    StatusCards(FleetViewModel fleet) {
        this.fleet = fleet;
        getStyleClass().add("status-cards");
        for (Card card : Card.values()) {
            getChildren().add(button(card));
        }
    }

    private Button button(Card card) {
        Button button = new Button();
        button.setId("fleet-card-" + card.text());
        button.getStyleClass().setAll("status-card", "status-card-" + card.text());
        button.setGraphic(content(card));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> fleet.toggle(card));
        button.setTooltip(new Tooltip(Messages.text("fleet.card.hint." + card.text())));
        HBox.setHgrow(button, Priority.ALWAYS);
        fleet.filter().subscribe(filter -> button.pseudoClassStateChanged(ON, isOn(filter, card)));
        button.accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> accessible(card), fleet.counts(), fleet.filter()));
        return button;
    }

    private VBox content(Card card) {
        FontIcon icon = new FontIcon(icon(card));
        icon.getStyleClass().add("status-icon");
        Label word = new Label(Messages.text("fleet.card.name." + card.text()), icon);
        word.getStyleClass().add("status-word");
        Label number = new Label();
        number.setId("fleet-count-" + card.text());
        number.getStyleClass().add("status-number");
        number.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> number(card), fleet.counts(), fleet.loading()));
        return new VBox(word, number);
    }

    private String number(Card card) {
        return fleet.loading().get() ? "…" : "%,d".formatted(fleet.counts().get().of(card));
    }

    private String accessible(Card card) {
        return Messages.text(
                "fleet.card.accessible",
                Messages.text("fleet.card.name." + card.text()),
                fleet.counts().get().of(card),
                isOn(fleet.filter().get(), card) ? Messages.text("fleet.card.on") : "");
    }

    private static boolean isOn(FleetFilter filter, Card card) {
        return filter.facet().equals(Optional.of(card));
    }

    private static String icon(Card card) {
        return switch (card) {
            case VALID -> Standing.VALID.icon();
            case EXPIRING -> Standing.EXPIRING.icon();
            case EXPIRED -> Standing.EXPIRED.icon();
            case REVOKED -> Standing.REVOKED.icon();
            case NOT_DEPLOYED -> "mdoal-cloud_off";
        };
    }
}

package org.lockward.pki.gui.authority;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.i18n.Times;
import org.lockward.pki.gui.shell.ActionButton;
import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.inventory.CrlPublication;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// The CA as cards: revocation first, for that is what one acts on.
final class AuthorityView {

    private final InstantSource clock;
    private final FactCard ca = new FactCard("authority-ca", Messages.text("authority.ca"));
    private final FactCard crl = new FactCard("authority-crl", Messages.text("authority.crl"));
    private final FactCard trust =
            new FactCard("authority-trust", Messages.text("authority.trust"));
    private final FactCard files =
            new FactCard("authority-files", Messages.text("authority.files"));
    private final Label standing = new Label();
    private final Label meaning = new Label();
    private final Region publish;
    private final ScrollPane root;

    AuthorityView(
            AuthorityViewModel model, Action publish, Commands commands, InstantSource clock) {
        this.clock = clock;
        this.publish = ActionButton.of(publish, commands);
        Label title = new Label(Messages.text("authority.title"));
        title.getStyleClass().add(Styles.TITLE_2);
        VBox cards = new VBox(title, ca.root(), crl.root(), trust.root(), files.root());
        cards.getStyleClass().add("authority-cards");
        root = new ScrollPane(cards);
        root.setId("authority");
        root.setFitToWidth(true);
        root.setFocusTraversable(false);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(AuthorityView.class.getResource("authority.css"))
                                .toExternalForm());
        standing.setId("authority-crl-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        meaning.setId("authority-crl-meaning");
        meaning.setWrapText(true);
        model.facts().addListener((_, _, facts) -> facts.ifPresent(this::show));
        model.facts().get().ifPresent(this::show);
    }

    Region root() {
        return root;
    }

    void focus() {
        publish.requestFocus();
    }

    private void show(AuthorityFacts facts) {
        showCa(facts);
        showCrl(facts);
        trust.clear();
        trust.sentence(Messages.text("authority.trust.meaning", facts.anchors().size()));
        facts.anchors().forEach(this::showAnchor);
        files.clear();
        List<String> names =
                List.of(
                        Messages.text("authority.files.home"),
                        Messages.text("authority.files.certificate"),
                        Messages.text("authority.files.key"),
                        Messages.text("authority.files.trust"),
                        Messages.text("authority.files.crl"),
                        Messages.text("authority.files.crl-der"));
        for (int i = 0; i < names.size(); i++) {
            Path file = facts.files().get(i);
            files.copyable("authority-file-" + i, names.get(i), file.toString());
        }
    }

    private void showCa(AuthorityFacts facts) {
        CaDescription described = facts.ca();
        ca.clear();
        ca.fact("authority-name", Messages.text("authority.ca.name"), described.fleet().name());
        ca.fact(
                "authority-trust-domain",
                Messages.text("authority.ca.trust-domain"),
                described.fleet().trustDomain().value());
        ca.fact(
                "authority-generation",
                Messages.text("authority.ca.generation"),
                described.generation());
        ca.fact("authority-subject", Messages.text("authority.ca.subject"), facts.own().subject());
        ca.fact(
                "authority-validity",
                Messages.text("authority.ca.validity"),
                validity(facts.own().validity()));
        ca.fact(
                "authority-key",
                Messages.text("authority.ca.key"),
                described.keyEncrypted()
                        ? Messages.text("authority.ca.key.encrypted", facts.key())
                        : Messages.text("authority.ca.key.plain", facts.key()));
        ca.copyable(
                "authority-fingerprint",
                Messages.text("authority.ca.fingerprint"),
                facts.own().fingerprint().hex());
    }

    private void showCrl(AuthorityFacts facts) {
        CrlStanding now = facts.standing();
        standing.setText(now.word());
        standing.setGraphic(new FontIcon(now.icon()));
        standing.getStyleClass().setAll("label", "chip", now.tone().styleClass());
        meaning.setText(now.meaning());
        crl.clear();
        crl.line(standing, meaning);
        facts.crl().ifPresent(this::showPublication);
        crl.fact(
                "authority-crl-revoked",
                Messages.text("authority.crl.revoked"),
                Messages.text("authority.crl.revoked.count", facts.revoked()));
        crl.fact(
                "authority-crl-destinations",
                Messages.text("authority.crl.destinations"),
                Messages.text("authority.crl.destinations.count", facts.destinations()));
        crl.line(publish);
    }

    private void showPublication(CrlPublication published) {
        crl.fact(
                "authority-crl-number",
                Messages.text("authority.crl.number"),
                Long.toString(published.number()));
        crl.fact(
                "authority-crl-this-update",
                Messages.text("authority.crl.this-update"),
                moment(published.thisUpdate()));
        crl.fact(
                "authority-crl-next-update",
                Messages.text("authority.crl.next-update"),
                moment(published.nextUpdate()));
    }

    private void showAnchor(AuthorityFacts.Anchor anchor) {
        trust.fact("authority-anchor", Messages.text("authority.ca.subject"), anchor.subject());
        trust.fact(
                "authority-anchor-validity",
                Messages.text("authority.ca.validity"),
                validity(anchor.validity()));
        trust.copyable(
                "authority-anchor-fingerprint",
                Messages.text("authority.ca.fingerprint"),
                anchor.fingerprint().hex());
    }

    private String validity(Validity validity) {
        return Messages.text(
                "authority.ca.validity.range",
                Times.minute(validity.notBefore()),
                moment(validity.notAfter()));
    }

    private String moment(Instant time) {
        return Messages.text(
                "authority.moment", Times.minute(time), Times.distance(time, clock.instant()));
    }
}

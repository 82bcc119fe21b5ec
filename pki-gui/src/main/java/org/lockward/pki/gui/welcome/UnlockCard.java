package org.lockward.pki.gui.welcome;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.shell.Field;
import org.lockward.pki.gui.task.Failure;

import java.util.Optional;

/// Asks for the passphrase of the CA's key.
final class UnlockCard implements WelcomeCard {

    private final WelcomeModel welcome;
    private final Session session;
    private final PassphraseField passphrase = new PassphraseField();
    private final Button unlock = new Button(Messages.text("welcome.unlock.button"));
    private final Card card;

    UnlockCard(WelcomeModel welcome, Session session) {
        this.welcome = welcome;
        this.session = session;
        card =
                new Card(
                        "unlock",
                        Messages.text("welcome.unlock.title"),
                        Messages.text("welcome.unlock.text", welcome.home()));
        passphrase.setId("unlock-passphrase");
        card.add(new Field(Messages.text("welcome.unlock.passphrase"), passphrase).root());
        unlock.setId("unlock-confirm");
        unlock.getStyleClass().add(Styles.ACCENT);
        unlock.setDefaultButton(true);
        unlock.setOnAction(_ -> confirm());
        card.foot(new Region(), unlock, welcome.busy(), Messages.text("welcome.unlock.busy"));
        passphrase.edits().subscribe(_ -> judge());
        card.keep(welcome.busy().subscribe(_ -> judge()));
        card.keep(welcome.failure().subscribe(this::failed));
    }

    private void failed(Optional<Failure> failure) {
        card.show(failure);
        if (failure.isPresent()) {
            passphrase.requestFocus();
        }
    }

    @Override
    public void close() {
        card.close();
        passphrase.wipe();
    }

    @Override
    public VBox root() {
        return card.root();
    }

    @Override
    public void focus() {
        passphrase.requestFocus();
    }

    private void judge() {
        unlock.setDisable(welcome.busy().get() || passphrase.isEmpty());
    }

    private void confirm() {
        var typed = passphrase.passphrase();
        passphrase.wipe();
        welcome.unlock(session, typed);
    }
}

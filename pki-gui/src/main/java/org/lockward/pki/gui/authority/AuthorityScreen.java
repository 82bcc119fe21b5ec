package org.lockward.pki.gui.authority;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;

import org.lockward.pki.act.Act;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.BatchView;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;
import org.lockward.pki.gui.shell.Screen;

import java.util.List;
import java.util.Optional;

/// The screen of the CA itself.
public final class AuthorityScreen {

    private AuthorityScreen() {}

    /// The screen, which reads the CA as it changes. Adds the action `authority.publish-crl`.
    public static Screen create(Desk desk) {
        AuthorityViewModel model =
                new AuthorityViewModel(
                        desk.session(), desk.background(), desk.clock(), desk.overlay()::problem);
        Action publish = desk.actions().add(publish(desk, model));
        AuthorityView view = new AuthorityView(model, publish, desk.commands(), desk.clock());
        desk.changes().listen(_ -> model.refresh());
        model.refresh();
        return new Screen(
                "authority",
                Messages.text("authority.title"),
                "mdomz-verified_user",
                view.root(),
                () -> {
                    model.refresh();
                    view.focus();
                });
    }

    private static Action publish(Desk desk, AuthorityViewModel model) {
        return new Action(
                "authority.publish-crl",
                Messages.text("authority.publish"),
                "mdomz-publish",
                Optional.empty(),
                Bindings.not(model.publishing()),
                () -> model.publish(batch -> show(desk, batch)),
                () -> List.of(new Act.PublishCrl()));
    }

    private static void show(Desk desk, Batch batch) {
        BatchView view = new BatchView(batch, desk.commands()::copy);
        batch.onUnforeseen(failure -> desk.overlay().problem(failure));
        var idle = Bindings.not(batch.running());
        FormButton close =
                new FormButton(
                        "close",
                        new SimpleStringProperty(Messages.text("authority.publish.close")),
                        idle,
                        desk.overlay()::close,
                        false);
        desk.overlay()
                .open(
                        Form.of("publish-crl", batch.title(), view.node(), view.focus())
                                .closable(idle)
                                .with(close));
    }
}

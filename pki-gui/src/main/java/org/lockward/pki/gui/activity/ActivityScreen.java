package org.lockward.pki.gui.activity;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Screen;

/// The screen of what was done.
public final class ActivityScreen {

    private ActivityScreen() {}

    /// The screen, which grows as something is done, here or by another program.
    public static Screen create(Desk desk) {
        ActivityViewModel model =
                new ActivityViewModel(
                        desk.session().authority(), desk.background(), desk.overlay()::problem);
        ActivityView view = new ActivityView(model, desk.commands());
        desk.changes().listen(_ -> model.changed());
        return new Screen(
                "activity",
                Messages.text("activity.title"),
                "mdoal-history",
                view.root(),
                () -> {
                    model.shown();
                    view.focus();
                });
    }
}

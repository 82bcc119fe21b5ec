package org.lockward.pki.gui.issue;

import javafx.beans.property.SimpleBooleanProperty;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;

import java.util.List;
import java.util.Optional;

/// What can be done to bring nodes into the fleet.
public final class IssueActions {

    private IssueActions() {}

    /// Adds them. As long as a form is not filled in, no command says what it would do; the form
    /// itself has one to copy.
    public static void register(Desk desk, Batches batches) {
        desk.actions()
                .add(
                        new Action(
                                "fleet.issue",
                                Messages.text("issue.action"),
                                "mdoal-add",
                                Optional.of("Shortcut+N"),
                                new SimpleBooleanProperty(true),
                                () -> new IssueForm(desk, batches).open(),
                                List::of));
        desk.actions()
                .add(
                        new Action(
                                "fleet.issue-list",
                                Messages.text("issue.list.action"),
                                "mdomz-playlist_add",
                                Optional.empty(),
                                new SimpleBooleanProperty(true),
                                () -> new IssueListForm(desk, batches).open(List.of()),
                                List::of));
    }
}

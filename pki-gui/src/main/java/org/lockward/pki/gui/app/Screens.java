package org.lockward.pki.gui.app;

import org.lockward.pki.gui.activity.ActivityScreen;
import org.lockward.pki.gui.authority.AuthorityScreen;
import org.lockward.pki.gui.fleet.FleetScreen;
import org.lockward.pki.gui.fleet.FleetViewModel;
import org.lockward.pki.gui.issue.IssueActions;
import org.lockward.pki.gui.lifecycle.LifecycleActions;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.settings.SettingsScreen;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Screen;

import java.util.List;

/// The places of the program, in the order of the sidebar.
final class Screens {

    private Screens() {}

    static List<Screen> of(Desk desk) {
        FleetViewModel fleet =
                new FleetViewModel(desk.session().authority(), desk.background(), desk.clock());
        Screen first = FleetScreen.create(desk, fleet);
        Batches batches = new Batches(desk);
        IssueActions.register(desk, batches);
        LifecycleActions.register(desk, batches, fleet);
        batches.register();
        return List.of(
                first,
                AuthorityScreen.create(desk),
                ActivityScreen.create(desk),
                SettingsScreen.create(desk));
    }
}

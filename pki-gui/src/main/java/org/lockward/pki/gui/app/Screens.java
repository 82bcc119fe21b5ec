package org.lockward.pki.gui.app;

import org.lockward.pki.gui.authority.AuthorityScreen;
import org.lockward.pki.gui.fleet.FleetScreen;
import org.lockward.pki.gui.fleet.FleetViewModel;
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
        return List.of(
                FleetScreen.create(desk, fleet),
                AuthorityScreen.create(desk),
                SettingsScreen.create(desk));
    }
}

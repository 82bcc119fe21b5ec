package org.lockward.pki.gui.fleet;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Screen;

import java.util.List;
import java.util.Optional;

/// The first screen.
public final class FleetScreen {

    private static final Duration MINUTE = Duration.minutes(1);

    private FleetScreen() {}

    /// The screen of `fleet`, which it reads from now on as it changes. Adds the action
    /// `fleet.filter`; places what is called `fleet.…` or `node.…`, also what comes later.
    public static Screen create(Desk desk, FleetViewModel fleet) {
        FleetView view = new FleetView(desk, fleet);
        desk.actions().add(filter(fleet, view));
        desk.changes().listen(fleet::changed);
        Timeline clock = new Timeline(new KeyFrame(MINUTE, _ -> fleet.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        fleet.load();
        return new Screen(
                "fleet", Messages.text("fleet.title"), "mdoal-dns", view.root(), view::focus);
    }

    private static Action filter(FleetViewModel fleet, FleetView view) {
        return new Action(
                "fleet.filter",
                Messages.text("fleet.search.action"),
                "mdomz-search",
                Optional.of("Shortcut+F"),
                new SimpleBooleanProperty(true),
                view::search,
                () -> List.of(fleet.asCommand()));
    }
}

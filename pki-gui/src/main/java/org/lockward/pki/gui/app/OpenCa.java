package org.lockward.pki.gui.app;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;

import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.gui.action.Actions;
import org.lockward.pki.gui.session.Changes;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.shell.Accelerators;
import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Frame;
import org.lockward.pki.gui.shell.Overlay;
import org.lockward.pki.gui.shell.ShellActions;
import org.lockward.pki.gui.shell.StatusBar;
import org.lockward.pki.gui.task.CountedBackground;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.PkiException;

import java.util.Optional;

/// The program once its CA is open: screens, actions, status. For the screen's thread only.
final class OpenCa {

    private final Desk desk;
    private final Frame frame;
    private final StatusBar status;
    private final CountedBackground background;

    /// Whether the last look failed; the heartbeat's thread alone uses it.
    private boolean unwatched;

    OpenCa(
            Session session,
            Surroundings surroundings,
            CountedBackground background,
            Overlay overlay) {
        this.background = background;
        desk =
                new Desk(
                        session,
                        background,
                        new Actions(),
                        overlay,
                        new Changes(background),
                        surroundings.preferences(),
                        surroundings.clock(),
                        new Commands(surroundings.namedHome()));
        status = new StatusBar(surroundings.home(), background.running().greaterThan(0));
        frame = new Frame(desk, Screens.of(desk), status.root());
        ShellActions.register(desk);
        Accelerators.install(frame.root(), desk.actions(), overlay);
    }

    /// Asks what the CA is called. One whose key needs a passphrase can be locked.
    void describe(Runnable lock) {
        background.run(
                desk.session().authority()::ca, ca -> described(ca, lock), desk.overlay()::problem);
    }

    private void described(CaDescription ca, Runnable lock) {
        status.caName(ca.fleet().name());
        status.key(ca.keyEncrypted());
        if (ca.keyEncrypted()) {
            ShellActions.registerLock(desk, Bindings.equal(background.running(), 0), lock);
        }
    }

    /// Looks for what others did; not for the screen's thread.
    void look() {
        try {
            desk.changes().look(desk.session());
            watched(Optional.empty());
        } catch (PkiException e) {
            watched(Optional.of(Failure.of(e)));
        }
    }

    private void watched(Optional<Failure> failure) {
        if (unwatched != failure.isPresent()) {
            unwatched = failure.isPresent();
            background.onScreen(() -> status.watched(failure));
            failure.ifPresent(desk.overlay()::note);
        }
    }

    Desk desk() {
        return desk;
    }

    Node root() {
        return frame.root();
    }
}

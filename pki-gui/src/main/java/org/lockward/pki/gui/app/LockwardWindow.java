package org.lockward.pki.gui.app;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.gui.action.Actions;
import org.lockward.pki.gui.session.Changes;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.shell.Accelerators;
import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Frame;
import org.lockward.pki.gui.shell.Overlay;
import org.lockward.pki.gui.shell.StatusBar;
import org.lockward.pki.gui.theme.Theme;

import java.security.SecureRandom;
import java.util.Optional;

/// The whole program in one window, without static state: a test may have several. For the screen's
/// thread only.
public final class LockwardWindow implements AutoCloseable {

    private final Surroundings surroundings;
    private final Commands commands;
    private final Overlay overlay;
    private final StackPane content = new StackPane();
    private final StackPane root;
    private Optional<Desk> desk = Optional.empty();

    public LockwardWindow(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.commands = new Commands(surroundings.namedHome());
        this.overlay = new Overlay(surroundings.log(), commands);
        this.root = new StackPane(content, overlay.layer());
        root.setId("lockward");
    }

    /// What is seen; to be put into a scene that `dress` dresses.
    public Parent root() {
        return root;
    }

    /// Gives the scene its colours, now and when the person chooses others.
    public void dress(Scene scene) {
        Theme.dress(scene, surroundings.preferences().choices());
    }

    /// What the screens work with, once the CA is open.
    public Optional<Desk> desk() {
        return desk;
    }

    /// Looks for the CA and shows what is to be done first.
    public void start() {
        surroundings.background().run(this::open, this::opened, overlay::problem);
    }

    private Session open() {
        var context = new Context(surroundings.clock(), new SecureRandom(), "gui");
        Session session =
                new Session(Authority.open(new AuthorityDirectory(surroundings.home()), context));
        session.unlock(Optional.empty());
        return session;
    }

    private void opened(Session session) {
        Desk made =
                new Desk(
                        session,
                        surroundings.background(),
                        new Actions(),
                        overlay,
                        new Changes(surroundings.background()),
                        surroundings.preferences(),
                        surroundings.clock(),
                        commands);
        desk = Optional.of(made);
        Accelerators.install(content, made.actions(), overlay);
        Frame frame = new Frame(made, Screens.of(made), StatusBar.create(surroundings.home()));
        content.getChildren().setAll(frame.root());
        frame.focus();
    }

    /// Forgets the key.
    @Override
    public void close() {
        desk.ifPresent(open -> open.session().close());
    }
}

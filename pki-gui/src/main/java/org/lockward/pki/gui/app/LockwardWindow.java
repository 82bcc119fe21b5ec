package org.lockward.pki.gui.app;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.gui.session.IdleLock;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.gui.shell.Overlay;
import org.lockward.pki.gui.task.CountedBackground;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.gui.theme.Theme;
import org.lockward.pki.gui.welcome.Opening;
import org.lockward.pki.gui.welcome.WelcomeModel;
import org.lockward.pki.gui.welcome.WelcomeView;

import java.util.Optional;

/// The whole program in one window, without static state: a test may have several. For the screen's
/// thread only.
public final class LockwardWindow implements AutoCloseable {

    private final Surroundings surroundings;
    private final CountedBackground background;
    private final Overlay overlay;
    private final WelcomeModel welcome;
    private final IdleLock idle;
    private final Heartbeat heartbeat = new Heartbeat();
    private final StackPane content = new StackPane();
    private final StackPane root;
    private volatile @Nullable OpenCa open;
    private @Nullable Node focusBefore;

    public LockwardWindow(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.background = new CountedBackground(surroundings.background());
        Commands commands = new Commands(surroundings.namedHome());
        this.overlay = new Overlay(surroundings.log(), commands);
        this.welcome = new WelcomeModel(surroundings.home(), background, surroundings.clock());
        this.idle =
                new IdleLock(
                        surroundings.clock(),
                        background::working,
                        () -> surroundings.preferences().choices().get().idleLock());
        WelcomeView cover = new WelcomeView(welcome, commands, overlay);
        this.root = new StackPane(content, cover.root(), overlay.layer());
        root.setId("lockward");
        root.addEventFilter(InputEvent.ANY, _ -> idle.used());
        welcome.opening().subscribe(this::opening);
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
        return Optional.ofNullable(open).map(OpenCa::desk);
    }

    /// Whether the first screen is there, and all that it loads.
    boolean settled() {
        return !(welcome.opening().get() instanceof Opening.Looking) && !background.working();
    }

    /// Shows what went wrong elsewhere.
    public void tell(Failure failure) {
        overlay.problem(failure);
    }

    /// Ends the program by `quit`: at once, or when the work that runs has ended.
    public void askToQuit(Runnable quit) {
        new Quitting(background, overlay, quit).ask();
    }

    /// Looks for the CA and shows what is to be done first.
    public void start() {
        welcome.look();
        heartbeat.start(this::beat, surroundings.log());
        surroundings.preferences().problem().ifPresent(overlay::problem);
    }

    /// On the heartbeat's thread.
    private void beat() {
        background.onScreen(this::lockWhenIdle);
        OpenCa watched = open;
        if (watched != null) {
            watched.look();
        }
    }

    private void opening(Opening opening) {
        switch (opening) {
            case Opening.Open now -> opened(now.session());
            case Opening.Locked _ -> cover();
            case Opening.Looking _, Opening.Vacant _, Opening.Unusable _ -> {}
        }
    }

    private void opened(Session session) {
        idle.used();
        content.setVisible(true);
        if (open == null) {
            OpenCa made = new OpenCa(session, surroundings, background, overlay);
            made.describe(this::lock);
            open = made;
            content.getChildren().setAll(made.root());
        }
        overlay.hide(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    private void cover() {
        content.setVisible(false);
        overlay.hide(true);
    }

    private void lock() {
        focusBefore = root.getScene().getFocusOwner();
        overlay.hide(true);
        welcome.lock();
    }

    private void lockWhenIdle() {
        boolean encrypted = desk().flatMap(desk -> desk.actions().find("app.lock")).isPresent();
        if (encrypted && !desk().orElseThrow().session().locked() && idle.due()) {
            lock();
        }
    }

    /// Forgets the key.
    @Override
    public void close() {
        heartbeat.close();
        desk().ifPresent(desk -> desk.session().close());
    }
}

package org.lockward.pki.gui.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.lockward.pki.gui.app.LockwardWindow;
import org.lockward.pki.gui.app.Program;
import org.lockward.pki.gui.shell.Desk;

import java.nio.file.Path;
import java.time.InstantSource;

/// A test with the whole program in its window, on a real home.
public abstract class ProgramTest extends WindowTest {

    private @Nullable LockwardWindow program;

    /// Starts the program and returns at once: what comes first depends on the home.
    protected final void start(Path home, InstantSource clock) {
        LockwardWindow made = Waiting.onScreen(() -> Program.on(home, clock));
        program = made;
        show(made::root);
        Waiting.doOnScreen(() -> made.dress(stage().getScene()));
        Waiting.doOnScreen(made::start);
    }

    /// Starts the program on a CA that opens at once, and waits for its first screen.
    protected final void start(SampleFleet fleet) {
        start(fleet.home(), fleet.clock());
        Waiting.until("the CA is open", () -> program().desk().isPresent());
    }

    /// Goes to a place of the sidebar, with a click.
    protected final void go(String screen) {
        clicks.click("go-" + screen);
    }

    protected final LockwardWindow program() {
        if (program == null) {
            throw new IllegalStateException("start it first");
        }
        return program;
    }

    protected final Desk desk() {
        return program().desk().orElseThrow();
    }

    @AfterEach
    final void endProgram() {
        if (program != null) {
            Waiting.doOnScreen(program()::close);
        }
    }
}

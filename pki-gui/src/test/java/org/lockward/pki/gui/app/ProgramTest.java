package org.lockward.pki.gui.app;

import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.gui.testing.WindowTest;

import java.nio.file.Path;

/// A test of the whole program in its window.
abstract class ProgramTest extends WindowTest {

    static final String SECRET = "correct horse battery staple";

    final SetClock clock = new SetClock();

    /// The directory of the CA; not there at first.
    final Path home() {
        return directory.resolve("pki");
    }

    /// Starts the program.
    final LockwardWindow open() {
        LockwardWindow window = Waiting.onScreen(() -> Program.on(home(), clock));
        show(window::root);
        Waiting.doOnScreen(() -> window.dress(stage().getScene()));
        Waiting.doOnScreen(window::start);
        return window;
    }
}

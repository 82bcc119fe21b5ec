package org.lockward.pki.gui.app;

import org.lockward.pki.gui.log.ErrorLog;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.task.FxBackground;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The real program on a home below a directory of a test.
public final class Program {

    private Program() {}

    /// Its window, not yet started: `show(window::root)`, `window.dress(scene)`, `window.start()`.
    public static LockwardWindow on(Path home, InstantSource clock) {
        return new LockwardWindow(
                new Surroundings(
                        home,
                        Optional.of(home),
                        new FxBackground(),
                        clock,
                        new Preferences(),
                        new ErrorLog(home.resolveSibling("error.log"), clock)));
    }
}

package org.lockward.pki.gui.app;

import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SetClock;

import java.nio.file.Path;

/// A test of the whole program on one home, which is not there at first.
abstract class HomeTest extends ProgramTest {

    static final String SECRET = "correct horse battery staple";

    final SetClock clock = new SetClock();

    final Path home() {
        return directory.resolve("pki");
    }

    /// Starts the program.
    final LockwardWindow open() {
        start(home(), clock);
        return program();
    }
}

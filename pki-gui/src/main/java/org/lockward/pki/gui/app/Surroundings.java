package org.lockward.pki.gui.app;

import org.lockward.pki.gui.log.ErrorLog;
import org.lockward.pki.gui.preferences.Preferences;
import org.lockward.pki.gui.task.Background;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// What the window gets from outside.
///
/// @param home the CA's directory, which may not be there yet
/// @param namedHome the same, where it was named at the start: then commands to copy name it, too
/// @param background where work goes
/// @param clock the time
/// @param preferences what the person chose
/// @param log where failures are written down
public record Surroundings(
        Path home,
        Optional<Path> namedHome,
        Background background,
        InstantSource clock,
        Preferences preferences,
        ErrorLog log) {}

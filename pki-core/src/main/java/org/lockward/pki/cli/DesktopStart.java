package org.lockward.pki.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// What the desktop program starts with: the same home, clock and chance as a command.
///
/// @param home absolute; chosen by the rules of every command; there may be no CA in it yet
/// @param homeSaid whether `--home` or `LOCKWARD_HOME` named it: then commands to copy name it too
/// @param environment the environment variables
public record DesktopStart(
        Path home,
        boolean homeSaid,
        Map<String, String> environment,
        InstantSource clock,
        Supplier<SecureRandom> random) {

    public DesktopStart {
        environment = Map.copyOf(environment);
    }
}

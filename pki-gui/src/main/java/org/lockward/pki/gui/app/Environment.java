package org.lockward.pki.gui.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where this user's files are (XDG Base Directory Specification, version 0.8).
///
/// @param variables the environment variables
record Environment(Map<String, String> variables) {

    Environment {
        variables = Map.copyOf(variables);
    }

    Path preferences() {
        return base("XDG_CONFIG_HOME", ".config").resolve("lockward/preferences.properties");
    }

    Path errorLog() {
        return base("XDG_STATE_HOME", ".local/state").resolve("lockward/gui-errors.log");
    }

    /// "If an implementation encounters a relative path in any of these variables it should
    /// consider the path invalid and ignore it."
    private Path base(String variable, String below) {
        return Optional.ofNullable(variables.get(variable))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> Path.of(System.getProperty("user.home")).resolve(below));
    }
}

package org.lockward.pki.gui.preferences;

/// How the program is to look.
public enum ThemeChoice {
    /// As the desktop says.
    SYSTEM,
    LIGHT,
    DARK
}

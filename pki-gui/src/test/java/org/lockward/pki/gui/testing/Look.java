package org.lockward.pki.gui.testing;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import java.util.Locale;

/// The two themes that pictures are taken in.
public enum Look {
    LIGHT,
    DARK;

    /// What it looks like without the program's own style sheet.
    String userAgentStylesheet() {
        return switch (this) {
            case LIGHT -> new PrimerLight().getUserAgentStylesheet();
            case DARK -> new PrimerDark().getUserAgentStylesheet();
        };
    }

    /// As in the name of a picture.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.lockward.pki.gui.theme;

import java.util.Locale;

/// What a colour means. A colour never stands alone: a word and an icon say the same.
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER;

    /// The style class that gives a label, chip or card this tone: `tone-danger`.
    public String styleClass() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}

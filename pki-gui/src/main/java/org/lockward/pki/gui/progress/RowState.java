package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.i18n.Messages;

/// How one row stands.
public enum RowState {
    WAITING("waiting", "mdoal-hourglass_empty"),
    RUNNING("running", "mdoal-autorenew"),
    DONE("done", "mdoal-check_circle"),
    FAILED("failed", "mdoal-error"),
    /// It was not begun, and nothing of it was done.
    CANCELLED("cancelled", "mdoal-block");

    private final String id;
    private final String icon;

    RowState(String id, String icon) {
        this.id = id;
        this.icon = icon;
    }

    /// Lower case, also the name of its style class: `row-done`.
    public String id() {
        return id;
    }

    public String text() {
        return Messages.text("progress.row-state." + id);
    }

    /// The code of an icon, as Ikonli writes it.
    public String icon() {
        return icon;
    }
}

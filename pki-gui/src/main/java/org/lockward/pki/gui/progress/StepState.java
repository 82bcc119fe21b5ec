package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.i18n.Messages;

/// How one step of one row stands.
public enum StepState {
    WAITING("waiting", "mdoal-hourglass_empty"),
    RUNNING("running", "mdoal-autorenew"),
    DONE("done", "mdoal-check"),
    FAILED("failed", "mdoal-error_outline"),
    /// There was nothing to do: no service to ask, nowhere to deploy.
    SKIPPED("skipped", "mdomz-remove");

    private final String id;
    private final String icon;

    StepState(String id, String icon) {
        this.id = id;
        this.icon = icon;
    }

    /// Lower case, also the name of its style class: `step-done`.
    public String id() {
        return id;
    }

    public String text() {
        return Messages.text("progress.step-state." + id);
    }

    /// The code of an icon, as Ikonli writes it.
    public String icon() {
        return icon;
    }
}

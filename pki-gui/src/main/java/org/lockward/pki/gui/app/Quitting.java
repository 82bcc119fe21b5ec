package org.lockward.pki.gui.app;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.Form;
import org.lockward.pki.gui.shell.FormButton;
import org.lockward.pki.gui.shell.Overlay;
import org.lockward.pki.gui.task.CountedBackground;

/// Ends the program, but no work in the middle. For the screen's thread only.
///
/// @param quit ends it
record Quitting(CountedBackground background, Overlay overlay, Runnable quit) {

    /// Quits at once, or asks whether to quit when the work has ended.
    void ask() {
        if (!background.working()) {
            quit.run();
            return;
        }
        Label text = new Label(Messages.text("shell.quit.text"));
        text.setWrapText(true);
        overlay.open(
                Form.of("quit", Messages.text("shell.quit.title"), text, text)
                        .with(
                                FormButton.confirm(
                                        Messages.text("shell.quit.button"),
                                        new SimpleBooleanProperty(true),
                                        this::quitWhenDone)));
    }

    private void quitWhenDone() {
        background
                .running()
                .subscribe(running -> {
                    if (running.intValue() == 0) {
                        quit.run();
                    }
                });
    }
}

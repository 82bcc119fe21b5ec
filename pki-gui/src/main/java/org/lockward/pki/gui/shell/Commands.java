package org.lockward.pki.gui.shell;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.CommandLineText;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Acts as commands to copy into a shell. For the screen's thread only.
///
/// @param home the CA's directory, where it was named at the start
public record Commands(Optional<Path> home) {

    /// One command a line.
    public String text(List<Act> acts) {
        return acts.stream()
                .map(act -> CommandLineText.of(act, home))
                .collect(Collectors.joining("\n"));
    }

    /// Puts the commands into the clipboard.
    public void copy(List<Act> acts) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text(acts));
        Clipboard.getSystemClipboard().setContent(content);
    }
}

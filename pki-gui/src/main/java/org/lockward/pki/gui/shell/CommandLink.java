package org.lockward.pki.gui.shell;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.i18n.Messages;

import java.util.List;
import java.util.function.Supplier;

/// "Copy as command": the same act for a shell.
public final class CommandLink {

    private CommandLink() {}

    /// A link that copies what `acts` gives when it is pressed.
    public static Hyperlink of(String id, Commands commands, Supplier<List<Act>> acts) {
        Hyperlink link = new Hyperlink(Messages.text("shell.copy"), new FontIcon("mdoal-code"));
        link.setId(id);
        link.getStyleClass().add("command-link");
        link.setTooltip(new Tooltip());
        link.getTooltip().setOnShowing(_ -> link.getTooltip().setText(commands.text(acts.get())));
        link.setOnAction(_ -> {
            commands.copy(acts.get());
            link.setVisited(false);
            link.setText(Messages.text("shell.copied"));
        });
        link.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        link.setText(Messages.text("shell.copy"));
                    }
                });
        return link;
    }
}

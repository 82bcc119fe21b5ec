package org.lockward.pki.gui.shell;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;

import org.lockward.pki.act.Act;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is shown over the window: a title, content, and buttons at its foot.
///
/// Esc and the button `<id>-cancel` close it, Enter presses the first of `buttons`, and the focus
/// goes back to where it was. Nothing behind it can be reached meanwhile.
///
/// @param id a lower-case word, the beginning of the IDs of its nodes: `revoke`
/// @param title what the form is for
/// @param content what is filled in
/// @param firstFocus the node of `content` that has the focus at first
/// @param buttons beside the one that closes; the first is what Enter presses
/// @param acts what would be done, for "Copy as command"; without it there is no such link
/// @param closable whether it can be closed now
/// @param closed called once, when it was closed, however
public record Form(
        String id,
        String title,
        Node content,
        Node firstFocus,
        List<FormButton> buttons,
        Optional<Supplier<List<Act>>> acts,
        ObservableBooleanValue closable,
        Runnable closed) {

    public Form {
        buttons = List.copyOf(buttons);
    }

    /// A form that can be closed at any time.
    public static Form of(String id, String title, Node content, Node firstFocus) {
        return new Form(
                id,
                title,
                content,
                firstFocus,
                List.of(),
                Optional.empty(),
                new SimpleBooleanProperty(true),
                () -> {});
    }

    public Form with(FormButton... chosen) {
        return new Form(id, title, content, firstFocus, List.of(chosen), acts, closable, closed);
    }

    /// With a link that copies these as commands.
    public Form copying(Supplier<List<Act>> chosen) {
        return new Form(
                id, title, content, firstFocus, buttons, Optional.of(chosen), closable, closed);
    }

    /// Cannot be closed while `when` is false.
    public Form closable(ObservableBooleanValue when) {
        return new Form(id, title, content, firstFocus, buttons, acts, when, closed);
    }

    /// Calls `act` when it was closed, however.
    public Form closed(Runnable act) {
        return new Form(id, title, content, firstFocus, buttons, acts, closable, act);
    }
}

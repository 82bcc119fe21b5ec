package org.lockward.pki.gui.action;

import javafx.beans.value.ObservableBooleanValue;

import org.lockward.pki.act.Act;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Something that a person can do here and now: a button, a line of the palette, and a command to
/// copy, all from this one value.
///
/// @param id stable, lower case: `node.revoke`
/// @param title what the button says
/// @param icon the code of an icon of Material Icons, as Ikonli writes it
/// @param accelerator as JavaFX's key combinations are written: `Shortcut+N`
/// @param enabled whether it can be done now; what can never be done is not shown at all
/// @param run does it, or opens its form
/// @param acts what it would do, as commands; empty where no command does the same, as for a theme
public record Action(
        String id,
        String title,
        String icon,
        Optional<String> accelerator,
        ObservableBooleanValue enabled,
        Runnable run,
        Supplier<List<Act>> acts) {}

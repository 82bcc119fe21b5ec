package org.lockward.pki.gui.progress;

import java.util.List;
import java.util.function.Consumer;

/// A part of a row's work that is done whole or not at all; once done, it is never done again.
///
/// @param steps what it consists of, in order
/// @param work runs to its end; throws what kept it from that
public record Stage(List<Step> steps, Consumer<Report> work) {

    public Stage {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a stage has a step");
        }
    }
}

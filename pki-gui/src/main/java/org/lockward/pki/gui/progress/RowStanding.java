package org.lockward.pki.gui.progress;

import org.lockward.pki.problem.Problem;

import java.util.List;

/// How a row stands at one moment.
///
/// @param steps one for each step of its job
/// @param problems why it failed; empty in any other state
/// @param notes what the person should know of it
public record RowStanding(
        RowState state, List<StepState> steps, List<Problem> problems, List<String> notes) {

    public RowStanding {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}

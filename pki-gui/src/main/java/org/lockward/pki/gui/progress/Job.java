package org.lockward.pki.gui.progress;

import org.lockward.pki.act.Act;

import java.util.List;
import java.util.function.IntFunction;

/// What is to be done for one row.
///
/// @param subject what the row is called: a node's ID, a destination
/// @param stages in order; one begins only after the one before ended well
/// @param acts what remains to be done when so many stages are done, as commands
/// @param gate whether the rows behind it make no sense without it: when it fails, they wait
public record Job(String subject, List<Stage> stages, IntFunction<List<Act>> acts, boolean gate) {

    public Job {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a job has a stage");
        }
    }

    public Job(String subject, List<Stage> stages, IntFunction<List<Act>> acts) {
        this(subject, stages, acts, false);
    }

    /// The steps of all stages.
    public List<Step> steps() {
        return stages.stream().flatMap(stage -> stage.steps().stream()).toList();
    }
}

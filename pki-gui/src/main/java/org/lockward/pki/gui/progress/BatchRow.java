package org.lockward.pki.gui.progress;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One row of a batch. The batch's thread works on it; the screen's thread sees what was published.
public final class BatchRow {

    private final Job job;
    private final List<Step> names;
    private final ReadOnlyObjectWrapper<RowStanding> shown;

    private final List<StepState> steps;
    private final List<String> notes = new ArrayList<>();
    private List<Problem> problems = List.of();
    private RowState state = RowState.WAITING;
    private int stagesDone;

    BatchRow(Job job) {
        this.job = job;
        this.names = job.steps();
        this.steps = new ArrayList<>(Collections.nCopies(names.size(), StepState.WAITING));
        this.shown = new ReadOnlyObjectWrapper<>(now());
    }

    public String subject() {
        return job.subject();
    }

    /// What its steps are called.
    public List<Step> steps() {
        return names;
    }

    /// As the screen knows it; for the screen's thread.
    public ReadOnlyObjectProperty<RowStanding> standing() {
        return shown.getReadOnlyProperty();
    }

    boolean gate() {
        return job.gate();
    }

    synchronized RowState state() {
        return state;
    }

    /// What remains to be done, as commands.
    synchronized List<Act> remaining() {
        return state == RowState.DONE ? List.of() : job.acts().apply(stagesDone);
    }

    void publish() {
        shown.set(now());
    }

    private synchronized RowStanding now() {
        return new RowStanding(state, steps, problems, notes);
    }

    /// Makes it wait again; the stages that are done stay done.
    synchronized void reset() {
        state = RowState.WAITING;
        problems = List.of();
        for (int i = firstOpenStep(); i < steps.size(); i++) {
            steps.set(i, StepState.WAITING);
        }
    }

    synchronized void cancel() {
        state = RowState.CANCELLED;
    }

    synchronized void begin() {
        state = RowState.RUNNING;
    }

    private int firstOpenStep() {
        return job.stages().stream().limit(stagesDone).mapToInt(s -> s.steps().size()).sum();
    }

    /// Works from the first stage that is not done to the end or the first failure.
    void work(Runnable changed) {
        Report report = new Steps(changed);
        while (stagesDone < job.stages().size()) {
            Stage stage = job.stages().get(stagesDone);
            report.begin(stage.steps().getFirst());
            stage.work().accept(report);
            stageDone();
        }
        finish(RowState.DONE, List.of());
    }

    void fail(Failure failure) {
        finish(RowState.FAILED, failure.problems());
    }

    private synchronized void stageDone() {
        int first = firstOpenStep();
        int end = first + job.stages().get(stagesDone).steps().size();
        for (int i = first; i < end; i++) {
            if (steps.get(i) != StepState.SKIPPED) {
                steps.set(i, StepState.DONE);
            }
        }
        stagesDone++;
    }

    private synchronized void finish(RowState end, List<Problem> found) {
        state = end;
        problems = List.copyOf(found);
        if (end == RowState.FAILED) {
            steps.replaceAll(step -> step == StepState.RUNNING ? StepState.FAILED : step);
        }
    }

    private synchronized void set(Step step, StepState to) {
        int at = names.indexOf(step);
        if (at < 0) {
            throw new IllegalArgumentException(subject() + " has no step " + step.id());
        }
        for (int i = firstOpenStep(); i < steps.size(); i++) {
            if (i < at && steps.get(i) != StepState.SKIPPED) {
                steps.set(i, StepState.DONE);
            } else if (i > at) {
                steps.set(i, StepState.WAITING);
            }
        }
        steps.set(at, to);
    }

    private synchronized void addNote(String text) {
        notes.add(text);
    }

    /// What a stage tells becomes what the row shows.
    private final class Steps implements Report {

        private final Runnable changed;

        Steps(Runnable changed) {
            this.changed = changed;
        }

        @Override
        public void begin(Step step) {
            set(step, StepState.RUNNING);
            changed.run();
        }

        @Override
        public void skip(Step step) {
            set(step, StepState.SKIPPED);
            changed.run();
        }

        @Override
        public void note(String text) {
            addNote(text);
            changed.run();
        }
    }
}

package org.lockward.pki.gui.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

class BatchTest {

    private static final Problem FULL =
            new Problem("the disk is full", "0 bytes are left", "remove something");

    /// What was done, in order: `issue a`, `stage a`.
    private final List<String> done = new ArrayList<>();

    private boolean broken = true;

    private Stage stage(Step step, String subject, boolean fails) {
        return new Stage(
                List.of(step),
                _ -> {
                    if (fails && broken) {
                        throw new PkiException.Unavailable(FULL);
                    }
                    done.add(step.id() + " " + subject);
                });
    }

    private Job job(String subject, boolean deploymentFails) {
        return new Job(
                subject,
                List.of(
                        stage(Step.ISSUE, subject, false),
                        stage(Step.STAGE, subject, deploymentFails)),
                stages -> List.of(new Act.ShowNode(new UniqueId(subject + stages))));
    }

    private static Batch batch(Job... jobs) {
        return new Batch("test", List.of(jobs), new DirectBackground(), InstantSource.system());
    }

    private static List<RowState> states(Batch batch) {
        return batch.rows().stream().map(row -> row.standing().get().state()).toList();
    }

    @Test
    void every_row_is_worked_on_in_order() {
        Batch batch = batch(job("a", false), job("b", false));
        batch.start();
        assertEquals(List.of("issue a", "stage a", "issue b", "stage b"), done);
        assertEquals(List.of(RowState.DONE, RowState.DONE), states(batch));
        assertFalse(batch.running().get());
    }

    @Test
    void a_row_that_fails_says_why_and_does_not_keep_the_others_back() {
        Batch batch = batch(job("a", true), job("b", false));
        batch.start();
        assertEquals(List.of(RowState.FAILED, RowState.DONE), states(batch));
        RowStanding failed = batch.rows().getFirst().standing().get();
        assertEquals(List.of(FULL), failed.problems());
        assertEquals(List.of(StepState.DONE, StepState.FAILED), failed.steps());
    }

    @Test
    void a_retry_does_only_what_failed() {
        Batch batch = batch(job("a", true), job("b", false));
        batch.start();
        done.clear();
        broken = false;
        batch.retryFailed();
        assertEquals(List.of("stage a"), done);
        assertEquals(List.of(RowState.DONE, RowState.DONE), states(batch));
    }

    @Test
    void what_remains_of_a_failed_row_is_what_its_undone_stages_would_do() {
        Batch batch = batch(job("a", true), job("b", false));
        batch.start();
        assertEquals(List.of(new Act.ShowNode(new UniqueId("a1"))), batch.remaining());
    }

    @Test
    void after_cancel_the_begun_row_ends_whole_and_the_rest_is_untouched() {
        List<Batch> itself = new ArrayList<>();
        Job cancels =
                new Job(
                        "b",
                        List.of(
                                new Stage(List.of(Step.ISSUE), _ -> itself.getFirst().cancel()),
                                stage(Step.STAGE, "b", false)),
                        _ -> List.of());
        itself.add(batch(job("a", false), cancels, job("c", false)));
        itself.getFirst().start();
        assertEquals(List.of("issue a", "stage a", "stage b"), done);
        assertEquals(
                List.of(RowState.DONE, RowState.DONE, RowState.CANCELLED),
                states(itself.getFirst()));
    }

    @Test
    void behind_a_gate_that_failed_rows_wait_for_the_retry() {
        Job gate = new Job("crl", List.of(stage(Step.PUBLISH, "crl", true)), _ -> List.of(), true);
        Batch batch = batch(gate, job("a", false));
        batch.start();
        assertEquals(List.of(RowState.FAILED, RowState.WAITING), states(batch));
        broken = false;
        batch.retryFailed();
        assertEquals(List.of(RowState.DONE, RowState.DONE), states(batch));
    }

    @Test
    void a_stage_shows_its_steps_one_after_the_other() {
        List<List<StepState>> seen = new ArrayList<>();
        List<Batch> itself = new ArrayList<>();
        Stage stage =
                new Stage(
                        List.of(Step.STAGE, Step.SWAP, Step.PROVE),
                        report -> {
                            report.begin(Step.SWAP);
                            seen.add(standing(itself).steps());
                            report.skip(Step.PROVE);
                        });
        itself.add(batch(new Job("a", List.of(stage), _ -> List.of())));
        itself.getFirst().start();
        assertEquals(List.of(List.of(StepState.DONE, StepState.RUNNING, StepState.WAITING)), seen);
        assertEquals(
                List.of(StepState.DONE, StepState.DONE, StepState.SKIPPED),
                standing(itself).steps());
    }

    private static RowStanding standing(List<Batch> batch) {
        return batch.getFirst().rows().getFirst().standing().get();
    }

    @Test
    void only_what_nobody_foresaw_goes_to_the_log() {
        List<Failure> logged = new ArrayList<>();
        Stage defect =
                new Stage(
                        List.of(Step.ISSUE),
                        _ -> {
                            throw new IllegalStateException("defect");
                        });
        Batch batch = batch(job("a", true), new Job("b", List.of(defect), _ -> List.of()));
        batch.onUnforeseen(logged::add);
        batch.start();
        assertEquals(1, logged.size());
        assertEquals("defect", logged.getFirst().cause().getMessage());
    }

    @Test
    void ten_thousand_rows_visit_a_busy_screen_once() {
        BusyScreen screen = new BusyScreen();
        List<Job> jobs = IntStream.range(0, 10_000).mapToObj(i -> job("node-" + i, false)).toList();
        Batch batch = new Batch("test", jobs, screen, InstantSource.system());
        batch.start();
        assertEquals(2, screen.visits.size(), "one for all rows, one for the end");
        assertEquals(RowState.WAITING, states(batch).getFirst());
        screen.show();
        assertEquals(10_000, batch.counts().get().done());
        assertTrue(states(batch).stream().allMatch(RowState.DONE::equals));
    }

    /// A screen that has no time until it is told so.
    private static final class BusyScreen implements Background {

        private final Queue<Runnable> visits = new ArrayDeque<>();

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Failure> failed) {
            T result = work.get();
            onScreen(() -> done.accept(result));
        }

        @Override
        public void onScreen(Runnable act) {
            visits.add(act);
        }

        void show() {
            while (!visits.isEmpty()) {
                visits.remove().run();
            }
        }
    }
}

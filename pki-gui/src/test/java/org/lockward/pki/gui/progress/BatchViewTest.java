package org.lockward.pki.gui.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.task.FxBackground;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.gui.testing.WindowTest;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

class BatchViewTest extends WindowTest {

    private static final String NOTE =
            "the key before is still good for the superseded certificate; if somebody else may have"
                    + " it: pki revoke-node crane-04 --reason keyCompromise, then issue anew";

    private final FxBackground background = new FxBackground();
    private final CountDownLatch released = new CountDownLatch(1);
    private final List<Act> copied = new ArrayList<>();
    private volatile boolean broken = true;

    @AfterEach
    void letGo() {
        released.countDown();
        background.close();
    }

    /// Its fifth row waits at the proof until it is released; the second and third fail.
    private Job job(int i) {
        String subject = "crane-%02d".formatted(i);
        Stage issue = new Stage(List.of(Step.ISSUE), _ -> {});
        Stage deploy =
                new Stage(
                        List.of(Step.STAGE, Step.CHECK, Step.SWAP, Step.PROVE),
                        i == 5 ? this::stop : report -> deploy(i, report));
        return new Job(
                subject,
                List.of(issue, deploy),
                _ -> List.of(new Act.ShowNode(new UniqueId(subject))));
    }

    private void deploy(int i, Report report) {
        report.begin(Step.SWAP);
        if (i == 4) {
            report.skip(Step.PROVE);
            report.note(NOTE);
        } else {
            report.begin(Step.PROVE);
        }
        if (broken && (i == 2 || i == 3)) {
            throw new PkiException.RolledBack(
                    new Problem(
                            "serial 21a0ccb3d8f1 was not proven and is rolled back: .gen-6c1f is"
                                    + " live again in /srv/cranes/"
                                    + i
                                    + "/tls",
                            "127.0.0.1:7410 serves serial 6c1f0a9e22b4, not 21a0ccb3d8f1: it has"
                                    + " not loaded what was deployed",
                            "does the service read this directory? its log says more"));
        }
    }

    private void stop(Report report) {
        report.begin(Step.PROVE);
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError("a row was interrupted", e);
        }
    }

    private Batch shown(int nodes) {
        List<Job> jobs = IntStream.rangeClosed(1, nodes).mapToObj(this::job).toList();
        Batch batch =
                new Batch("Issue " + nodes + " nodes", jobs, background, InstantSource.system());
        Consumer<List<Act>> copying = copied::addAll;
        show(() -> {
            StackPane pane = new StackPane(new BatchView(batch, copying).node());
            pane.setStyle("-fx-padding: 24px; -fx-background-color: -color-bg-default;");
            return pane;
        });
        Waiting.doOnScreen(batch::start);
        return batch;
    }

    private static void await(Batch batch, int ended) {
        Waiting.until(
                ended + " rows ended",
                () -> batch.counts().get().done() + batch.counts().get().failed() == ended);
    }

    @Test
    void what_runs_and_what_failed_is_shown_with_its_reason() {
        Batch batch = shown(20);
        await(batch, 4);
        takePictures("progress-running");
        released.countDown();
        Waiting.until("it ended", () -> !batch.running().get());
        takePictures("progress-failed");
        assertEquals("18 of 20 done · 2 failed", text());
        clicks.click("batch-failed-only");
        takePictures("progress-failed-only");
    }

    @Test
    void one_click_tries_again_what_failed() {
        released.countDown();
        Batch batch = shown(6);
        Waiting.until("it ended", () -> !batch.running().get());
        broken = false;
        assertEquals("Retry 2 failed", clicks.node("batch-retry", Button.class).getText());
        clicks.click("batch-retry").awaitGone("batch-retry");
        await(batch, 6);
        assertEquals("6 of 6 done", text());
    }

    @Test
    void what_failed_can_be_copied() {
        released.countDown();
        Batch batch = shown(6);
        Waiting.until("it ended", () -> !batch.running().get());
        clicks.click("batch-copy");
        assertEquals(
                List.of(List.of("show-node", "crane-02"), List.of("show-node", "crane-03")),
                copied.stream().map(Act::words).toList());
    }

    @Test
    void cancel_leaves_the_waiting_rows_alone() {
        Batch batch = shown(20);
        await(batch, 4);
        clicks.click("batch-cancel");
        released.countDown();
        Waiting.until("it ended", () -> !batch.running().get());
        assertEquals("3 of 20 done · 2 failed · 15 cancelled, untouched", text());
    }

    @Test
    void of_ten_thousand_rows_only_those_in_sight_are_drawn() {
        released.countDown();
        broken = false;
        Batch batch = shown(10_000);
        await(batch, 10_000);
        int drawn =
                Waiting.onScreen(() -> stage().getScene().getRoot().lookupAll(".batch-row")).size();
        assertTrue(drawn > 5 && drawn < 60, drawn + " rows are drawn");
    }

    @Test
    void a_long_note_is_shown_to_its_end() {
        released.countDown();
        Batch batch = shown(6);
        Waiting.until("it ended", () -> !batch.running().get());
        Label note = Waiting.onScreen(() -> (Label) stage().getScene().lookup(".batch-row .note"));
        assertEquals(NOTE, note.getText());
        assertTrue(note.getHeight() > 2 * note.getFont().getSize(), note.toString());
        assertEquals(note.prefHeight(note.getWidth()), note.getHeight(), 1);
    }

    private String text() {
        return clicks.node("batch-counts", Label.class).getText();
    }
}

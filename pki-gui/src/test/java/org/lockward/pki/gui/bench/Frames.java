package org.lockward.pki.gui.bench;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.TableView;

import org.lockward.pki.gui.testing.Waiting;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// How long it takes from an act until the table's new rows are drawn. For the benchmark's thread.
final class Frames {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Optional<Act> running = Optional.empty();

    /// One act on its way. For the screen's thread only, but for what it completes.
    private static final class Act {
        private final long begun = System.nanoTime();
        private final CompletableFuture<Double> painted = new CompletableFuture<>();
        private final CompletableFuture<Double> secondPulse = new CompletableFuture<>();
        private boolean exchanged;
        private int pulses;

        private double elapsed() {
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    /// Milliseconds until the frame with the new rows was painted, and until the second pulse after
    /// the rows changed.
    record Drawn(double painted, double secondPulse) {}

    Frames(Scene scene, TableView<?> table) {
        Waiting.doOnScreen(() -> {
            table.getItems()
                    .addListener(
                            (ListChangeListener<Object>)
                                    _ -> running.ifPresent(act -> act.exchanged = true));
            scene.addPostLayoutPulseListener(this::pulse);
        });
    }

    private void pulse() {
        if (running.isEmpty() || !running.get().exchanged) {
            return;
        }
        Act act = running.get();
        act.pulses++;
        if (act.pulses == 1) {
            // After this pulse has handed its frame to the painter, who paints in turn.
            Platform.runLater(() -> paint(act));
            Platform.requestNextPulse();
        } else {
            act.secondPulse.complete(act.elapsed());
            running = Optional.empty();
        }
    }

    private static void paint(Act act) {
        RenderJob job = new RenderJob(() -> act.painted.complete(act.elapsed()));
        if (Toolkit.getToolkit().addRenderJob(job).isCancelled()) {
            throw new IllegalStateException("nothing is painted any more");
        }
    }

    /// Does it on the screen's thread.
    Drawn of(Runnable doing) {
        Act act =
                Waiting.onScreen(() -> {
                    Act made = new Act();
                    running = Optional.of(made);
                    doing.run();
                    return made;
                });
        return new Drawn(answer(act.painted), answer(act.secondPulse));
    }

    private static double answer(CompletableFuture<Double> time) {
        try {
            return time.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no frame was drawn", e);
        }
    }
}

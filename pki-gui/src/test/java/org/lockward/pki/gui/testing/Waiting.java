package org.lockward.pki.gui.testing;

import static org.junit.jupiter.api.Assertions.fail;

import javafx.application.Platform;

import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Waits, with an end. For the test's thread only.
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    /// Until `condition`, asked on the screen's thread, holds; fails with `what` after 30 seconds.
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /// As [#until(String, BooleanSupplier)], with another patience.
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!onScreen(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                fail("not within " + patience.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    /// What `question` says on the screen's thread.
    public static <T> T onScreen(Callable<T> question) {
        FutureTask<T> task = new FutureTask<>(question);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the screen's thread did not answer", e);
        }
    }

    /// Does `act` on the screen's thread and waits for it and for what it draws.
    public static void doOnScreen(Runnable act) {
        onScreen(() -> {
            act.run();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            throw new AssertionError("a test's thread was interrupted", e);
        }
    }
}

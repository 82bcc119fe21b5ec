package org.lockward.pki.gui.task;

import javafx.application.Platform;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does work on threads of its own, one for each piece, and answers on JavaFX's thread; the only
/// place that knows how to get there. Any thread may call it.
public final class FxBackground implements Background, AutoCloseable {

    private final ExecutorService executor =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().daemon().name("pki-work-", 0).factory());

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Failure> failed) {
        executor.execute(() -> {
            try {
                T result = work.get();
                onScreen(() -> done.accept(result));
            } catch (RuntimeException | Error e) {
                onScreen(() -> failed.accept(Failure.of(e)));
            }
        });
    }

    @Override
    public void onScreen(Runnable act) {
        if (Platform.isFxApplicationThread()) {
            act.run();
        } else {
            Platform.runLater(act);
        }
    }

    /// Lets the work that has begun end.
    @Override
    public void close() {
        executor.shutdown();
    }
}

package org.lockward.pki.gui.testing;

import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A test with a real window, and a person before it. What fails on the screen's thread fails the
/// test, whoever would have caught it.
public abstract class WindowTest {

    /// What a window of the program is wide and high in tests: the screen in memory has 1000 x
    /// 1000.
    protected static final int WIDTH = 1000;

    protected static final int HEIGHT = 700;

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private @Nullable Stage stage;

    /// A directory of the test's own, for homes and deployments.
    @TempDir protected Path directory;

    protected final Clicks clicks = new Clicks();

    @BeforeEach
    final void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.clearExceptions();
        Waiting.doOnScreen(() ->
                Thread.currentThread()
                        .setUncaughtExceptionHandler((_, failure) -> failures.add(failure)));
    }

    @AfterEach
    final void closeWindow() throws TimeoutException {
        FxToolkit.cleanupStages();
        WaitForAsyncUtils.waitForFxEvents();
        if (!failures.isEmpty()) {
            AssertionError all = new AssertionError("the screen's thread failed");
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }

    /// Shows what `content` makes, on the screen's thread, in a window of its own.
    protected final void show(Supplier<Parent> content) {
        Waiting.doOnScreen(() -> {
            Application.setUserAgentStylesheet(Look.LIGHT.userAgentStylesheet());
            stage = new Stage();
            stage.setScene(new Scene(content.get(), WIDTH, HEIGHT));
            stage.show();
        });
    }

    protected final Stage stage() {
        if (stage == null) {
            throw new IllegalStateException("show something first");
        }
        return stage;
    }

    /// Writes pictures of what is shown now, light and dark, to `target/pictures`.
    protected final void takePictures(String screen) {
        Scene scene = stage().getScene();
        String before = Waiting.onScreen(() -> String.valueOf(scene.getUserAgentStylesheet()));
        for (Look look : Look.values()) {
            Waiting.doOnScreen(() -> scene.setUserAgentStylesheet(look.userAgentStylesheet()));
            Pictures.write(scene, screen, look);
        }
        Waiting.doOnScreen(
                () -> scene.setUserAgentStylesheet(before.equals("null") ? null : before));
    }
}

package org.lockward.pki.gui.app;

import javafx.animation.AnimationTimer;

import java.time.Duration;
import java.time.Instant;

/// Says on standard output when the first screen was drawn, and quits: for measuring starts, and
/// for training the AOT cache. Asked for with `-Dlockward.gui.trial=true`.
final class Trial extends AnimationTimer {

    /// After so many frames with nothing more to load, what was loaded is drawn.
    private static final int FRAMES = 3;

    private final LockwardWindow window;
    private final Runnable quit;
    private int frames;

    private Trial(LockwardWindow window, Runnable quit) {
        this.window = window;
        this.quit = quit;
    }

    static void beginIfAskedFor(LockwardWindow window, Runnable quit) {
        if (Boolean.getBoolean("lockward.gui.trial")) {
            new Trial(window, quit).start();
        }
    }

    @Override
    public void handle(long now) {
        frames = window.settled() ? frames + 1 : 0;
        if (frames == FRAMES) {
            stop();
            System.out.println("first screen after " + sinceStart().toMillis() + " ms");
            quit.run();
        }
    }

    private static Duration sinceStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}

package org.lockward.pki.gui.fleet;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does one piece of work at a time elsewhere, and forgets what was asked for in between: only the
/// newest request is answered. For the screen's thread only.
final class Newest<T> {

    private final Background background;
    private final Consumer<T> done;
    private final Consumer<Failure> failed;
    private boolean busy;
    private @Nullable Supplier<T> waiting;

    Newest(Background background, Consumer<T> done, Consumer<Failure> failed) {
        this.background = background;
        this.done = done;
        this.failed = failed;
    }

    void ask(Supplier<T> work) {
        if (busy) {
            waiting = work;
            return;
        }
        busy = true;
        background.run(work, this::finished, this::broken);
    }

    private void finished(T result) {
        busy = false;
        if (!again()) {
            done.accept(result);
        }
    }

    private void broken(Failure failure) {
        busy = false;
        if (!again()) {
            failed.accept(failure);
        }
    }

    private boolean again() {
        Supplier<T> next = waiting;
        waiting = null;
        if (next == null) {
            return false;
        }
        ask(next);
        return true;
    }
}

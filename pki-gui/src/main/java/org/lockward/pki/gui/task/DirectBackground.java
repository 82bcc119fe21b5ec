package org.lockward.pki.gui.task;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does everything at once, on the caller's thread: for programs without a screen.
public final class DirectBackground implements Background {

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Failure> failed) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            failed.accept(Failure.of(e));
            return;
        }
        done.accept(result);
    }

    @Override
    public void onScreen(Runnable act) {
        act.run();
    }
}

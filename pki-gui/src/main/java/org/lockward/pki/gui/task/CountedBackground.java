package org.lockward.pki.gui.task;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Knows how much work runs, so that nobody locks or quits in the middle. Any thread may call it.
public final class CountedBackground implements Background {

    private final Background background;
    private final AtomicInteger begun = new AtomicInteger();
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

    public CountedBackground(Background background) {
        this.background = background;
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Failure> failed) {
        begun.incrementAndGet();
        show();
        background.run(
                work,
                result -> {
                    ended();
                    done.accept(result);
                },
                failure -> {
                    ended();
                    failed.accept(failure);
                });
    }

    private void ended() {
        begun.decrementAndGet();
        show();
    }

    private void show() {
        background.onScreen(() -> running.set(begun.get()));
    }

    @Override
    public void onScreen(Runnable act) {
        background.onScreen(act);
    }

    /// Whether work runs that was given here.
    public boolean working() {
        return begun.get() > 0;
    }

    /// How many pieces of work run, for the screen's thread.
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }
}

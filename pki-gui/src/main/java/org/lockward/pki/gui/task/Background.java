package org.lockward.pki.gui.task;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does work off the screen's thread. Any thread may call it.
///
/// Work that has begun is never interrupted: an interrupt inside the database would close it for
/// everybody. Who wants to cancel asks between two steps.
public interface Background {

    /// Starts `work` elsewhere; afterwards calls one of the two on the screen's thread.
    <T> void run(Supplier<T> work, Consumer<T> done, Consumer<Failure> failed);

    /// Runs `act` on the screen's thread soon, in the order of the calls.
    void onScreen(Runnable act);
}

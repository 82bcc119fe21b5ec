package org.lockward.pki.gui.session;

import org.lockward.pki.gui.task.Background;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells what changes in a CA, whoever changes it. Any thread may call it.
public final class Changes {

    private final Background background;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    public Changes(Background background) {
        this.background = background;
    }

    /// From now on `listener` hears of each change, on the screen's thread.
    public void listen(Consumer<Change> listener) {
        listeners.add(listener);
    }

    /// Looks at the CA and tells what changed since the last look; not for the screen's thread.
    public void look(Session session) {
        session.changed().ifPresent(this::tell);
    }

    /// Tells all listeners.
    public void tell(Change change) {
        background.onScreen(() -> listeners.forEach(listener -> listener.accept(change)));
    }
}

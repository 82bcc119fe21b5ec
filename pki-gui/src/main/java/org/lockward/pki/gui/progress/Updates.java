package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.task.Background;

import java.util.LinkedHashSet;
import java.util.Set;

/// Brings what happened to rows to the screen: one visit for all that happened since the last one.
/// Any thread may call it.
final class Updates {

    private final Background background;
    private final Runnable shown;
    private Set<BatchRow> changed = new LinkedHashSet<>();
    private boolean coming;

    /// @param shown called on the screen's thread after the rows
    Updates(Background background, Runnable shown) {
        this.background = background;
        this.shown = shown;
    }

    void changed(BatchRow row) {
        synchronized (this) {
            changed.add(row);
            if (coming) {
                return;
            }
            coming = true;
        }
        background.onScreen(this::show);
    }

    private void show() {
        Set<BatchRow> rows = taken();
        rows.forEach(BatchRow::publish);
        shown.run();
    }

    private synchronized Set<BatchRow> taken() {
        Set<BatchRow> rows = changed;
        changed = new LinkedHashSet<>();
        coming = false;
        return rows;
    }
}

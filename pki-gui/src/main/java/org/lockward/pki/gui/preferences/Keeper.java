package org.lockward.pki.gui.preferences;

import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;

import java.util.function.Consumer;

/// Writes what was chosen into the file, off the screen's thread; the newest stays, in whatever
/// order the writing ends. Any thread may call it.
public final class Keeper implements Consumer<Choices> {

    private final PreferencesFile file;
    private final Background background;
    private final Consumer<Failure> failed;
    private volatile Choices newest = Choices.DEFAULT;

    /// @param failed hears, on the screen's thread, what could not be written
    public Keeper(PreferencesFile file, Background background, Consumer<Failure> failed) {
        this.file = file;
        this.background = background;
        this.failed = failed;
    }

    @Override
    public void accept(Choices chosen) {
        newest = chosen;
        background.run(this::write, _ -> {}, failed);
    }

    private synchronized boolean write() {
        file.write(newest);
        return true;
    }
}

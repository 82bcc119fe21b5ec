package org.lockward.pki.gui.preferences;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a person chose, now. For the screen's thread only.
public final class Preferences {

    private final ReadOnlyObjectWrapper<Choices> choices =
            new ReadOnlyObjectWrapper<>(Choices.DEFAULT);

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    /// From now on these hold.
    public void choose(Choices chosen) {
        choices.set(chosen);
    }
}

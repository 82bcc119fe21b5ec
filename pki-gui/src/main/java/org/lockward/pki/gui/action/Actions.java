package org.lockward.pki.gui.action;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Optional;

/// Every action of the program, in the order of the palette. For the screen's thread only.
public final class Actions {

    private final ObservableList<Action> all = FXCollections.observableArrayList();

    /// One for all callers, kept here: it hears of `all` by a weak listener, and who listens to a
    /// view that nobody keeps hears nothing after the next garbage collection.
    private final ObservableList<Action> view = FXCollections.unmodifiableObservableList(all);

    /// Refuses an ID that is taken.
    public Action add(Action action) {
        if (find(action.id()).isPresent()) {
            throw new IllegalArgumentException("two actions are called " + action.id());
        }
        all.add(action);
        return action;
    }

    /// Read only.
    public ObservableList<Action> all() {
        return view;
    }

    public Optional<Action> find(String id) {
        return all.stream().filter(action -> action.id().equals(id)).findFirst();
    }
}

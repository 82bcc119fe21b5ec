package org.lockward.pki.gui.fleet;

import javafx.collections.ObservableListBase;

import java.util.List;

/// A list that is exchanged as a whole, at the cost of one change however long it is. For the
/// screen's thread only.
final class SnapshotList<T> extends ObservableListBase<T> {

    private List<T> elements = List.of();

    /// @param next is not copied: nobody changes it any more
    void show(List<T> next) {
        List<T> old = elements;
        beginChange();
        elements = next;
        nextReplace(0, next.size(), old);
        endChange();
    }

    @Override
    public T get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}

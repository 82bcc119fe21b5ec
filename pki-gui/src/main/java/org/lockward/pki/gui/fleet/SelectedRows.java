package org.lockward.pki.gui.fleet;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// The selected rows as a list, computed when it is read. For the screen's thread only.
final class SelectedRows<E> extends ObservableListBase<E> {

    private final IntFunction<E> element;
    private BitSet rows = new BitSet();
    private int size;

    // Where the last look was, for the next one is mostly beside it.
    private int position = -1;
    private int row = -1;

    SelectedRows(IntFunction<E> element) {
        this.element = element;
    }

    /// Tells listeners of the row that was selected last, not of thousands: the table's own
    /// listeners draw what they show anew, and take the last one for the end of a range.
    void show(BitSet next, int lead) {
        rows = next;
        size = next.cardinality();
        position = -1;
        row = -1;
        int at = lead < 0 ? 0 : next.get(0, lead).cardinality();
        fireChange(new Anew(at, Math.min(at + 1, size)));
    }

    @Override
    public E get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        if (index < position) {
            position = -1;
            row = -1;
        }
        while (position < index) {
            row = rows.nextSetBit(row + 1);
            position++;
        }
        return element.apply(row);
    }

    @Override
    public int size() {
        return size;
    }

    /// One change, whose details nobody asks for.
    private final class Anew extends ListChangeListener.Change<E> {

        private final int from;
        private final int to;
        private boolean before = true;

        Anew(int from, int to) {
            super(SelectedRows.this);
            this.from = from;
            this.to = to;
        }

        @Override
        public boolean next() {
            boolean was = before;
            before = false;
            return was;
        }

        @Override
        public void reset() {
            before = true;
        }

        @Override
        public int getFrom() {
            return from;
        }

        @Override
        public int getTo() {
            return to;
        }

        @Override
        public List<E> getRemoved() {
            return List.of();
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}

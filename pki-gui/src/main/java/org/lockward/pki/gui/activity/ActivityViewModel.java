package org.lockward.pki.gui.activity;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lockward.pki.act.Act;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The record, newest first, read as far as somebody looks, and the new entries as they come. For
/// the screen's thread only.
final class ActivityViewModel {

    /// A few windows full.
    private static final int PAGE = 100;

    private final Authority authority;
    private final Background background;
    private final Consumer<Failure> problem;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<AuditEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<AuditEntry> view =
            FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Chain> chain =
            new ReadOnlyObjectWrapper<>(new Chain.Unknown());

    /// What is read for an older filter is thrown away.
    private int generation;

    private long newest;
    private long oldest = Long.MAX_VALUE;
    private boolean complete;
    private boolean readingOlder;
    private boolean readingNewer;
    private boolean stale;

    /// @param problem who tells a person what failed
    ActivityViewModel(Authority authority, Background background, Consumer<Failure> problem) {
        this.authority = authority;
        this.background = background;
        this.problem = problem;
        filter.addListener((_, _, _) -> restart());
    }

    /// What the entries have in common; any part of them.
    StringProperty filter() {
        return filter;
    }

    /// The entries that match, the newest first, as far as they were read. Read only.
    ObservableList<AuditEntry> entries() {
        return view;
    }

    /// Whether what was asked for first is there: before that, an empty list means nothing.
    ReadOnlyBooleanProperty read() {
        return read.getReadOnlyProperty();
    }

    /// Whether the record is as it was written.
    ReadOnlyObjectProperty<Chain> chain() {
        return chain.getReadOnlyProperty();
    }

    /// The same as a command; a filter that is not a node's ID has none.
    List<Act> acts() {
        String text = filter.get().strip();
        try {
            Optional<UniqueId> node =
                    text.isEmpty() ? Optional.empty() : Optional.of(new UniqueId(text));
            return List.of(new Act.ShowAudit(node, Optional.empty(), Optional.empty()));
        } catch (PkiException e) {
            return List.of();
        }
    }

    /// The screen came to the front: reads what is missing, and verifies.
    void shown() {
        if (read.get()) {
            changed();
        } else if (!readingOlder) {
            restart();
        }
        verify();
    }

    private void restart() {
        generation++;
        entries.clear();
        read.set(false);
        newest = 0;
        oldest = Long.MAX_VALUE;
        complete = false;
        readingOlder = false;
        readingNewer = false;
        stale = false;
        more();
    }

    private RecordReader reader() {
        return new RecordReader(authority, filter.get().strip().toLowerCase(Locale.ROOT));
    }

    /// Reads further back; does nothing while it reads, or at the beginning of the record.
    void more() {
        if (readingOlder || complete) {
            return;
        }
        readingOlder = true;
        int mine = generation;
        long before = oldest;
        RecordReader reader = reader();
        background.run(
                () -> reader.before(before, PAGE),
                piece -> {
                    if (mine == generation) {
                        older(piece);
                    }
                },
                failure -> failed(mine, failure));
    }

    private void older(RecordReader.Piece piece) {
        readingOlder = false;
        boolean first = oldest == Long.MAX_VALUE;
        oldest = piece.reached();
        complete = piece.end();
        entries.addAll(piece.entries());
        if (first) {
            newest = piece.top();
        }
        read.set(true);
        // A filter that matches little: go on until there is something to scroll, or nothing left.
        if (!complete && entries.size() < PAGE) {
            more();
        } else if (first) {
            changed();
        }
    }

    /// Something was done: reads what is new.
    void changed() {
        if (!read.get()) {
            return;
        }
        if (readingNewer) {
            stale = true;
            return;
        }
        readingNewer = true;
        stale = false;
        int mine = generation;
        long after = newest;
        RecordReader reader = reader();
        background.run(
                () -> reader.after(after),
                piece -> {
                    if (mine == generation) {
                        newer(piece);
                    }
                },
                failure -> failed(mine, failure));
    }

    private void newer(RecordReader.Piece piece) {
        readingNewer = false;
        newest = Math.max(newest, piece.reached());
        entries.addAll(0, piece.entries().reversed());
        if (stale || !piece.end()) {
            changed();
        }
    }

    /// Reads what was not verified yet, each line against the one before.
    void verify() {
        if (chain.get() instanceof Chain.Checking) {
            return;
        }
        Optional<Checkpoint> from =
                chain.get() instanceof Chain.Whole whole ? whole.last() : Optional.empty();
        long before = chain.get() instanceof Chain.Whole whole ? whole.entries() : 0;
        chain.set(new Chain.Checking());
        background.run(
                () -> authority.verifyAudit(from),
                found -> chain.set(Chain.of(found, from, before)),
                failure -> {
                    chain.set(new Chain.Unknown());
                    problem.accept(failure);
                });
    }

    private void failed(int mine, Failure failure) {
        if (mine == generation) {
            readingOlder = false;
            readingNewer = false;
            // Not again by itself: the same would fail the same way.
            complete = true;
        }
        problem.accept(failure);
    }
}

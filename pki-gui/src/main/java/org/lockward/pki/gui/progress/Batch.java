package org.lockward.pki.gui.progress;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.PkiException;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Works on rows one after the other, off the screen's thread. Its methods are for the screen's
/// thread.
///
/// A row that began is worked on to its end, also after [#cancel]: it is never interrupted.
/// Whatever happens to it while the screen is busy is shown together, so that ten thousand rows
/// cost no more than the screen can draw.
public final class Batch {

    private final String title;
    private final List<BatchRow> rows;
    private final Background background;
    private final Updates updates;
    private final Pace pace;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Counts> counts;
    private final List<Runnable> ended = new ArrayList<>();
    private Consumer<Failure> unforeseen = _ -> {};
    private volatile boolean cancelled;

    /// @param title what is done, for people: "Renew 40 nodes"
    public Batch(String title, List<Job> jobs, Background background, InstantSource clock) {
        this.title = title;
        this.rows = jobs.stream().map(BatchRow::new).toList();
        this.background = background;
        this.updates = new Updates(background, this::showCounts);
        this.pace = new Pace(clock);
        this.counts = new ReadOnlyObjectWrapper<>(pace.counts(rows));
    }

    public String title() {
        return title;
    }

    public List<BatchRow> rows() {
        return rows;
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    /// Whether nothing is left to do: every row was done.
    public boolean succeeded() {
        return rows.stream().allMatch(row -> row.state() == RowState.DONE);
    }

    /// Who is to be told of failures that nobody foresaw: the log.
    public void onUnforeseen(Consumer<Failure> log) {
        unforeseen = log;
    }

    /// Called on the screen's thread each time that nothing is left to work on.
    public void onEnd(Runnable act) {
        ended.add(act);
    }

    /// Begins with the rows that wait; does nothing while it runs.
    public void start() {
        if (running.get()) {
            return;
        }
        cancelled = false;
        running.set(true);
        pace.restart(rows);
        background.run(this::work, _ -> end(), this::broke);
    }

    /// The row that is worked on ends whole; those that wait stay untouched.
    public void cancel() {
        cancelled = true;
    }

    /// Tries again what failed, from the stage that failed, and what waits behind it.
    public void retryFailed() {
        if (running.get()) {
            return;
        }
        rows.stream()
                .filter(row -> row.state() == RowState.FAILED)
                .forEach(row -> {
                    row.reset();
                    row.publish();
                });
        start();
    }

    /// What did not succeed, cancelled rows too, as commands.
    public List<Act> remaining() {
        return rows.stream()
                .filter(row -> row.state() == RowState.FAILED || row.state() == RowState.CANCELLED)
                .flatMap(row -> row.remaining().stream())
                .toList();
    }

    private boolean work() {
        for (BatchRow row : rows) {
            if (row.state() == RowState.WAITING) {
                if (cancelled) {
                    row.cancel();
                    updates.changed(row);
                } else if (!work(row) && row.gate()) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether it succeeded.
    private boolean work(BatchRow row) {
        row.begin();
        try {
            row.work(() -> updates.changed(row));
            return true;
        } catch (RuntimeException | Error e) {
            Failure failure = Failure.of(e);
            row.fail(failure);
            if (!(e instanceof PkiException)) {
                background.onScreen(() -> unforeseen.accept(failure));
            }
            return false;
        } finally {
            updates.changed(row);
        }
    }

    private void broke(Failure failure) {
        unforeseen.accept(failure);
        end();
    }

    private void end() {
        running.set(false);
        showCounts();
        List.copyOf(ended).forEach(Runnable::run);
    }

    private void showCounts() {
        counts.set(pace.counts(rows));
    }
}

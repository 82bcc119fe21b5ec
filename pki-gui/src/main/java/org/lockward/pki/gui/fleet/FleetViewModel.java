package org.lockward.pki.gui.fleet;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.session.Change;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The fleet as the first screen shows it: rows, counts, timeline, filter, order, and which nodes
/// are chosen. For the screen's thread only; what takes time is done elsewhere.
public final class FleetViewModel {

    private final InstantSource clock;
    private final FleetReader reader;
    private final Newest<Arrangement> arranging;
    private final SnapshotList<FleetRow> rows = new SnapshotList<>();
    private final ObservableList<FleetRow> view = FXCollections.unmodifiableObservableList(rows);
    private final FleetChoice choice = new FleetChoice();

    private final ReadOnlyIntegerWrapper shownCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<FleetCounts> counts =
            new ReadOnlyObjectWrapper<>(FleetCounts.NONE);
    private final ReadOnlyObjectWrapper<ExpiryWeeks> weeks =
            new ReadOnlyObjectWrapper<>(ExpiryWeeks.NONE);
    private final ReadOnlyObjectWrapper<FleetFilter> filter =
            new ReadOnlyObjectWrapper<>(FleetFilter.NONE);
    private final ReadOnlyObjectWrapper<FleetOrder> order =
            new ReadOnlyObjectWrapper<>(FleetOrder.EXPIRY);

    private final List<Exchange> around = new ArrayList<>();
    private FleetRows fleet = FleetRows.NONE;
    private Arrangement shown = Arrangement.NONE;
    private Instant at;

    /// Reads nothing yet: see [#load].
    public FleetViewModel(Authority authority, Background background, InstantSource clock) {
        this.clock = clock;
        this.at = clock.instant();
        this.reader = new FleetReader(authority, background, this::read, this::failed);
        this.arranging = new Newest<>(background, this::show, this::failed);
    }

    /// Reads the whole fleet, first or again.
    public void load() {
        changed(new Change.Everything());
    }

    /// Reads again what changed.
    public void changed(Change change) {
        reader.changed(change);
    }

    /// Time went on: what has expired since counts as that.
    public void tick() {
        at = clock.instant();
        arrange();
    }

    private void read(FleetRows rowsRead) {
        fleet = rowsRead;
        failure.set(Optional.empty());
        tick();
    }

    private void failed(Failure why) {
        failure.set(Optional.of(why));
    }

    private void arrange() {
        Arrangement before = shown;
        Arrangement.Wish wish = new Arrangement.Wish(fleet, order.get(), filter.get(), at);
        arranging.ask(() -> before.next(wish));
    }

    private void show(Arrangement next) {
        boolean sameWish =
                next.filter().equals(shown.filter()) && next.order().equals(shown.order());
        around.forEach(Exchange::before);
        shown = next;
        rows.show(next.visible());
        choice.keep(next.visible());
        around.forEach(exchange -> exchange.after(sameWish));
        shownCount.set(next.visible().size());
        counts.set(next.counts());
        weeks.set(next.weeks());
        loading.set(false);
    }

    /// What the list is narrowed to; the answer comes soon, in [#rows].
    public void search(String text) {
        narrow(filter.get().with(text));
    }

    /// Narrows to the facet, or no longer when it was chosen already.
    public void toggle(Facet facet) {
        narrow(filter.get().toggled(facet));
    }

    public void showAll() {
        narrow(FleetFilter.NONE);
    }

    /// Who acts on chosen nodes sees them: another filter chooses nothing.
    private void narrow(FleetFilter next) {
        if (!next.equals(filter.get())) {
            filter.set(next);
            choice.choose(List.of());
            arrange();
        }
    }

    public void sort(FleetOrder next) {
        if (!next.equals(order.get())) {
            order.set(next);
            if (choice.isAll()) {
                chooseAll();
            }
            arrange();
        }
    }

    /// From now on `exchange` is told around each exchange of rows.
    void around(Exchange exchange) {
        around.add(exchange);
    }

    InstantSource clock() {
        return clock;
    }

    /// What is shown, as the command line and bulk acts ask for it.
    public NodeQuery query() {
        return filter.get().query(order.get());
    }

    /// What is shown, as a command.
    public Act asCommand() {
        return new Act.ListNodes(query());
    }

    /// What the filter leaves, in order; read only, exchanged as a whole.
    public ObservableList<FleetRow> rows() {
        return view;
    }

    /// Chooses these, and nothing else.
    public void choose(Collection<UniqueId> ids) {
        choice.choose(ids);
    }

    /// Chooses all that the filter means: a query, however many rows there are.
    public void chooseAll() {
        choice.chooseAll(query(), rows.size());
    }

    /// Which of the rows are chosen.
    BitSet chosenRows() {
        return choice.in(rows);
    }

    /// What the next act means: chosen nodes by their IDs, or a query; empty while none is chosen.
    public ReadOnlyObjectProperty<Optional<Selection>> selection() {
        return choice.selection();
    }

    /// How many nodes [#selection] means as far as the screen knows.
    public ReadOnlyIntegerProperty selectedCount() {
        return choice.count();
    }

    /// How many rows there are.
    public ReadOnlyIntegerProperty shownCount() {
        return shownCount.getReadOnlyProperty();
    }

    /// Whether nothing was read yet.
    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /// Why the last reading failed; empty as soon as one succeeds.
    public ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FleetCounts> counts() {
        return counts.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ExpiryWeeks> weeks() {
        return weeks.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FleetFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<FleetOrder> order() {
        return order.getReadOnlyProperty();
    }
}

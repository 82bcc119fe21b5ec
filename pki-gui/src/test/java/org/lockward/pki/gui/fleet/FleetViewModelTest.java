package org.lockward.pki.gui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.CommandLineText;
import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.fleet.Facet.Card;
import org.lockward.pki.gui.fleet.FleetOrder.Column;
import org.lockward.pki.gui.session.Change;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

class FleetViewModelTest {

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // by the set-up
    private SampleFleet sample;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private FleetViewModel fleet;

    @BeforeEach
    void three_nodes() {
        sample = SampleFleet.plain(directory.resolve("pki"), clock);
        sample.issue("crane-b");
        clock.advance(Duration.ofDays(2));
        sample.issue("crane-a");
        sample.issue("pump-c");
        sample.revoke("pump-c");
        fleet = new FleetViewModel(sample.authority(), new DirectBackground(), clock);
        fleet.load();
    }

    private List<String> ids() {
        return fleet.rows().stream().map(row -> row.id().value()).toList();
    }

    private static UniqueId id(String id) {
        return new UniqueId(id);
    }

    @Test
    void what_ends_first_comes_first() {
        assertEquals(List.of("crane-b", "crane-a", "pump-c"), ids());
        assertFalse(fleet.loading().get());
    }

    @Test
    void another_order_is_shown_at_once() {
        fleet.sort(new FleetOrder(Column.ID, true));
        assertEquals(List.of("pump-c", "crane-b", "crane-a"), ids());
    }

    @Test
    void the_cards_count_the_whole_fleet() {
        fleet.search("crane");
        Map<Card, Integer> counts = fleet.counts().get().of();
        assertEquals(2, counts.get(Card.VALID));
        assertEquals(1, counts.get(Card.REVOKED));
        assertEquals(2, counts.get(Card.NOT_DEPLOYED));
        assertEquals(0, counts.get(Card.EXPIRED));
    }

    @Test
    void a_card_narrows_and_a_second_click_widens_again() {
        fleet.toggle(Card.REVOKED);
        assertEquals(List.of("pump-c"), ids());
        fleet.toggle(Card.REVOKED);
        assertEquals(3, ids().size());
    }

    @Test
    void text_and_card_narrow_together() {
        fleet.toggle(Card.VALID);
        fleet.search(" CRANE-A ");
        assertEquals(List.of("crane-a"), ids());
        fleet.showAll();
        assertEquals(3, ids().size());
    }

    @Test
    void a_week_of_the_timeline_narrows_to_what_ends_in_it() {
        var last = fleet.rows().getFirst().node().validity().notAfter();
        clock.set(last.minus(Duration.ofDays(50)));
        fleet.tick();
        var weeks = fleet.weeks().get().weeks();
        var week = weeks.stream().filter(each -> each.count() > 0).findFirst().orElseThrow();
        fleet.toggle(new Facet.Window(week.window()));
        assertEquals(week.count(), ids().size());
        assertFalse(ids().contains("pump-c"));
    }

    @Test
    void the_filter_is_a_command_that_means_the_same_nodes() {
        fleet.toggle(Card.EXPIRING);
        fleet.search("crane");
        String expected = "pki list-nodes --state active --expires-in 30d --match crane";
        String command = CommandLineText.of(fleet.asCommand(), Optional.empty());
        assertTrue(command.startsWith(expected), command);
    }

    @Test
    void time_goes_on_and_certificates_end() {
        clock.advance(Duration.ofDays(10_000));
        fleet.tick();
        assertEquals(2, fleet.counts().get().of(Card.EXPIRED));
        assertEquals(0, fleet.counts().get().of(Card.VALID));
    }

    @Test
    void chosen_rows_are_ids_and_all_is_a_query() {
        fleet.choose(List.of(id("crane-a"), id("pump-c")));
        var ids = new Selection.Ids(List.of(id("crane-a"), id("pump-c")));
        assertEquals(Optional.of(ids), fleet.selection().get());
        fleet.chooseAll();
        assertEquals(3, fleet.selectedCount().get());
        assertEquals(Optional.of(new Selection.Query(fleet.query())), fleet.selection().get());
    }

    @Test
    void another_filter_chooses_nothing() {
        fleet.chooseAll();
        fleet.search("crane");
        assertEquals(Optional.empty(), fleet.selection().get());
        assertEquals(0, fleet.selectedCount().get());
    }

    @Test
    void another_order_keeps_what_is_chosen() {
        fleet.choose(List.of(id("crane-a")));
        fleet.sort(FleetOrder.BY_ID);
        assertEquals(Set.of(0), Set.copyOf(fleet.chosenRows().stream().boxed().toList()));
        assertEquals(1, fleet.selectedCount().get());
    }

    @Test
    void a_changed_node_is_read_again_and_stays_chosen() {
        fleet.choose(List.of(id("crane-a")));
        sample.revoke("crane-a");
        assertEquals(1, fleet.counts().get().of(Card.REVOKED));
        fleet.changed(new Change.Nodes(Set.of(id("crane-a"))));
        assertEquals(2, fleet.counts().get().of(Card.REVOKED));
        assertEquals(1, fleet.selectedCount().get());
    }

    @Test
    void a_node_that_no_longer_matches_is_no_longer_chosen() {
        fleet.toggle(Card.VALID);
        fleet.choose(List.of(id("crane-a"), id("crane-b")));
        sample.revoke("crane-a");
        fleet.changed(new Change.Nodes(Set.of(id("crane-a"))));
        assertEquals(Optional.of(Selection.Ids.of(id("crane-b"))), fleet.selection().get());
    }

    @Test
    void a_new_node_appears() {
        sample.issue("new-node");
        fleet.changed(new Change.Nodes(Set.of(id("new-node"))));
        assertTrue(ids().contains("new-node"));
        assertEquals(4, fleet.counts().get().total());
    }

    @Test
    void a_reading_that_fails_is_told_and_what_was_missed_is_read_later() throws Exception {
        Path config = directory.resolve("pki").resolve("config.properties");
        Path aside = directory.resolve("aside");
        Files.move(config, aside);
        sample = new SampleFleet(directory.resolve("pki"), clock);
        fleet.changed(new Change.Nodes(Set.of(id("crane-a"))));
        var failure = fleet.failure().get().orElseThrow();
        assertFalse(Objects.requireNonNull(failure.problems().getFirst().what()).isEmpty());
        Files.move(aside, config);
        sample.revoke("crane-b");
        fleet.load();
        assertEquals(Optional.empty(), fleet.failure().get());
        assertEquals(2, fleet.counts().get().of(Card.REVOKED));
    }
}

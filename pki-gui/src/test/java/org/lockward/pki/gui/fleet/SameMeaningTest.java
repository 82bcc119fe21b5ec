package org.lockward.pki.gui.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.gui.bench.FleetHome;
import org.lockward.pki.gui.fleet.Facet.Card;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What the screen filters in memory is what the same query finds in the inventory, for then a bulk
/// act and the copied command mean the nodes that are seen.
class SameMeaningTest {

    @TempDir private static Path directory;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private static Authority authority;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private static Instant now;

    @SuppressWarnings("NullAway.Init") // by the set-up
    private static FleetRows rows;

    @BeforeAll
    static void a_fleet_with_everything() {
        FleetHome.make(directory.resolve("pki"), 400);
        now = Instant.now();
        authority =
                Authority.open(
                        new AuthorityDirectory(directory.resolve("pki")),
                        new Context(InstantSource.fixed(now), new SecureRandom(), "test"));
        rows = FleetRows.of(authority.find(NodeQuery.ALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"crane", "CRANE-0", "00", "harbour.ex", "10.0", "0.1", "berth-1", "e", "-"})
    void a_text_finds_the_same_nodes(String text) {
        assertSame(new FleetFilter(text, Optional.empty()));
        assertSame(new FleetFilter(text, Optional.of(Card.EXPIRING)));
    }

    @Test
    void a_card_counts_the_same_nodes() {
        for (Card card : Card.values()) {
            FleetFilter filter = new FleetFilter("", Optional.of(card));
            assertSame(filter);
            assertEquals(shown(filter).visible().size(), shown(filter).counts().of(card));
            assertTrue(shown(filter).counts().of(card) > 0, card + " has nodes in this fleet");
        }
    }

    @Test
    void a_week_counts_the_same_nodes() {
        ExpiryWeeks weeks = ExpiryWeeks.of(rows, now);
        for (ExpiryWeeks.Week week : weeks.weeks()) {
            FleetFilter filter = new FleetFilter("", Optional.of(new Facet.Window(week.window())));
            assertEquals(week.count(), assertSame(filter), () -> "in " + week);
        }
        assertTrue(weeks.peak() > 0);
    }

    private static Arrangement shown(FleetFilter filter) {
        var wish = new Arrangement.Wish(rows, FleetOrder.EXPIRY, filter, now);
        return Arrangement.NONE.next(wish);
    }

    private static int assertSame(FleetFilter filter) {
        List<UniqueId> seen = shown(filter).visible().stream().map(FleetRow::id).toList();
        List<UniqueId> found =
                authority.find(filter.query(FleetOrder.EXPIRY)).stream()
                        .map(NodeRecord::id)
                        .toList();
        assertEquals(found, seen, () -> "for " + filter);
        return seen.size();
    }
}

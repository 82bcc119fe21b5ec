package org.lockward.pki.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lockward.pki.inventory.Ledger.ISSUER;
import static org.lockward.pki.inventory.Ledger.NOW;
import static org.lockward.pki.inventory.Ledger.issuance;
import static org.lockward.pki.inventory.Ledger.node;
import static org.lockward.pki.inventory.Ledger.reservation;
import static org.lockward.pki.inventory.Ledger.serial;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.pki.revocation.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What every inventory must find. There are nodes 0 to 4, issued a day after one another for 90
/// days; 0 and 2 are at site a, 1 and 3 at site b; 3 is revoked, and 0 has expired.
public abstract class SearchContract {

    private static final Instant TODAY = NOW.plus(Duration.ofDays(90));

    /// Opens the storage of this test, a new one at the first call.
    protected abstract Inventory open();

    private Inventory inventory;

    @BeforeEach
    final void start() {
        inventory = open();
        inventory.addIssuer(ISSUER, new byte[] {1}, NOW);
        List<Map<String, String>> labels =
                List.of(
                        Map.of("site", "a"),
                        Map.of("site", "b", "rack", "R2-east"),
                        Map.of("site", "a", "rack", "R2-east"),
                        Map.of("site", "b"),
                        Map.of());
        for (int number = 0; number < labels.size(); number++) {
            var r = reservation(number, node(number), NOW.plus(Duration.ofDays(number)));
            inventory.reserve(r);
            inventory.record(issuance(r, labels.get(number)));
        }
        inventory.revoke(node(3), Reason.KEY_COMPROMISE, TODAY);
    }

    @AfterEach
    final void end() {
        inventory.close();
    }

    private String found(NodeQuery query) {
        return inventory.find(query, TODAY).stream()
                .map(node -> node.id().value().substring("node-".length()))
                .reduce("", String::concat);
    }

    private static NodeQuery query(Optional<NodeState> state, NodeSort sort) {
        return state.map(NodeQuery.ALL::in).orElse(NodeQuery.ALL).sorted(sort);
    }

    @Test
    void all_nodes_stand_in_the_order_of_their_ids() {
        assertEquals("01234", found(NodeQuery.ALL));
    }

    @ParameterizedTest
    @CsvSource({"ID, 01234", "EXPIRY, 01234", "ISSUED, 43210"})
    void nodes_are_sorted(NodeSort sort, String expected) {
        assertEquals(expected, found(query(Optional.empty(), sort)));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, 124", "EXPIRED, 0", "REVOKED, 3"})
    void nodes_are_found_by_their_state(NodeState state, String expected) {
        assertEquals(expected, found(query(Optional.of(state), NodeSort.EXPIRY)));
    }

    @Test
    void nodes_that_end_soon_or_have_ended_are_found_without_the_revoked() {
        var soon = NodeQuery.ALL.expiringWithin(Duration.ofDays(2)).sorted(NodeSort.EXPIRY);
        assertEquals("012", found(soon));
    }

    @Test
    void nodes_that_end_in_a_window_are_found_without_the_revoked() {
        Instant first = TODAY.minusSeconds(1);
        var window = new ExpiryWindow(first, first.plus(Duration.ofDays(4)));
        assertEquals("012", found(NodeQuery.ALL.expiringIn(window).sorted(NodeSort.EXPIRY)));
        var later = new ExpiryWindow(first.plusSeconds(1), first.plus(Duration.ofDays(9)));
        assertEquals("124", found(NodeQuery.ALL.expiringIn(later)));
    }

    @Test
    void nodes_whose_newest_certificate_was_not_deployed_are_found_while_it_is_valid() {
        deploy(1);
        assertEquals("24", found(NodeQuery.ALL.at(Progress.NOT_DEPLOYED)));
    }

    @Test
    void nodes_that_serve_something_else_than_what_was_deployed_are_found() {
        deploy(1);
        deploy(2);
        inventory.served(node(1), "dir:/tls", new Sighting(serial(0), TODAY));
        inventory.served(node(2), "dir:/tls", new Sighting(serial(2), TODAY));
        assertEquals("1", found(NodeQuery.ALL.at(Progress.DRIFTED)));
    }

    private void deploy(int number) {
        var sighting = new Sighting(serial(number), TODAY);
        inventory.deployed(
                new Deployment(
                        node(number), "dir:/tls", sighting, Optional.empty(), Optional.empty()));
    }

    @Test
    void nodes_are_found_by_all_of_their_labels() {
        var query = NodeQuery.ALL.labelled("site", "a").labelled("rack", "R2-east");
        assertEquals("2", found(query));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "node-2, 2",
        "NODE-2, 2",
        "node, 01234",
        "site-a.ex, 01234",
        "host-node-4, 4",
        "east, 12",
        "r2, 12",
        "%, ''",
        "_, ''",
        "ode-2, ''"
    })
    void nodes_are_found_by_the_beginning_of_a_part_of_their_names(String text, String expected) {
        var query = NodeQuery.ALL.matching(text);
        assertEquals(expected, found(query));
    }

    @Test
    void days_left_are_counted_down_through_zero() {
        var days = inventory.find(NodeQuery.ALL, TODAY).stream().map(n -> n.daysLeft(TODAY));
        assertEquals(List.of(-1L, 0L, 1L, 2L, 3L), days.toList());
    }
}

package org.lockward.pki.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lockward.pki.inventory.Ledger.ISSUER;
import static org.lockward.pki.inventory.Ledger.NOW;
import static org.lockward.pki.inventory.Ledger.issuance;
import static org.lockward.pki.inventory.Ledger.reservation;
import static org.lockward.pki.inventory.Ledger.serial;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What an inventory finds is what [NodeQuery#predicate] finds in memory: on nodes and queries by
/// chance. `-Dlockward.queries.seed=N` repeats a run.
public abstract class QueryContract {

    private static final long SEED = Long.getLong("lockward.queries.seed", System.nanoTime());
    private static final int NODES = 50;
    private static final int QUERIES = 400;
    private static final Instant TODAY = NOW.plus(Duration.ofDays(60));
    private static final List<String> WORDS =
            List.of("db", "DB", "rack-7", "Straße", "ΟΔΟΣ", "İx", "%", "_", "a.b", "x y", "7", "");

    private final Random random = new Random(SEED);
    private Inventory inventory;

    /// Opens the storage of this test, a new one at the first call.
    protected abstract Inventory open();

    @BeforeEach
    final void fill() {
        inventory = open();
        inventory.addIssuer(ISSUER, new byte[] {1}, NOW);
        inventory.together(() -> {
            for (int number = 0; number < NODES; number++) {
                add(number);
            }
            return true;
        });
    }

    @AfterEach
    final void end() {
        inventory.close();
    }

    private void add(int number) {
        UniqueId id = new UniqueId(anyOf(List.of("db", "Web.", "X-y", "a-b-")) + number);
        Instant issued = NOW.plus(Duration.ofHours(random.nextInt(24 * 60)));
        // Some end today, to the second.
        Duration length = random.nextInt(8) == 0 ? Duration.between(issued, TODAY) : anyLength();
        var reservation = Ledger.reservation(number, id, issued, length);
        inventory.reserve(reservation);
        inventory.record(issuance(reservation, labels()));
        deploy(id, number);
        if (random.nextInt(6) == 0) {
            inventory.revoke(id, Reason.UNSPECIFIED, issued);
        }
    }

    private Duration anyLength() {
        return Duration.ofSeconds(1 + random.nextInt(90 * 86_400));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            labels.put(anyOf(List.of("site", "rack")), anyOf(WORDS));
        }
        return labels;
    }

    /// One time in three not at all, one time in three something older.
    private void deploy(UniqueId id, int number) {
        int kind = random.nextInt(3);
        if (kind > 0) {
            var sighting = new Sighting(serial(number), TODAY);
            inventory.deployed(
                    new Deployment(id, "dir:/tls", sighting, Optional.empty(), Optional.empty()));
        }
        if (kind == 2) {
            var seen = new Sighting(serial(number - random.nextInt(2)), TODAY);
            inventory.served(id, "dir:/tls", seen);
        }
    }

    private NodeQuery query() {
        NodeQuery query = NodeQuery.ALL;
        for (int i = random.nextInt(4); i > 0; i--) {
            query = narrowed(query);
        }
        return query;
    }

    private NodeQuery narrowed(NodeQuery query) {
        Instant from = NOW.plusSeconds(random.nextInt(150 * 86_400));
        return switch (random.nextInt(6)) {
            case 0 -> query.in(anyOf(List.of(NodeState.values())));
            case 1 -> query.at(anyOf(List.of(Progress.values())));
            case 2 -> query.expiringWithin(Duration.ofHours(random.nextInt(24 * 60)));
            case 3 -> query.expiringIn(new ExpiryWindow(from, from.plus(anyLength())));
            case 4 -> query.labelled(anyOf(List.of("site", "rack")), anyOf(WORDS));
            default -> query.matching(text());
        };
    }

    /// A word, or the beginning or the end of one.
    private String text() {
        String word = anyOf(List.of("host-db1", "site-a", "web.7", "B-", "straße", "οδος"));
        int at = random.nextInt(word.length());
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(at);
            case 1 -> word.substring(0, at);
            default -> anyOf(WORDS);
        };
    }

    private <T> T anyOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void the_inventory_and_the_predicate_find_the_same() {
        List<NodeRecord> all = inventory.find(NodeQuery.ALL, TODAY);
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            NodeQuery query = query();
            List<NodeRecord> expected = all.stream().filter(query.predicate(TODAY)).toList();
            assertEquals(expected, inventory.find(query, TODAY), () -> query + " seed " + SEED);
            found += expected.isEmpty() || expected.size() == NODES ? 0 : 1;
        }
        int telling = found;
        assertTrue(telling > QUERIES / 4, () -> "only " + telling + " found some of the nodes");
    }

    @Test
    void a_predicate_reckons_with_the_time_that_has_passed_since_the_nodes_were_read() {
        List<NodeRecord> read = inventory.find(NodeQuery.ALL, TODAY);
        Instant later = TODAY.plus(Duration.ofDays(30));
        NodeQuery expired = NodeQuery.ALL.in(NodeState.EXPIRED);
        assertEquals(
                inventory.find(expired, later).stream().map(NodeRecord::id).toList(),
                read.stream().filter(expired.predicate(later)).map(NodeRecord::id).toList());
    }

    @Test
    void a_reservation_alone_is_no_node() {
        inventory.reserve(reservation(NODES));
        assertEquals(NODES, inventory.find(NodeQuery.ALL, TODAY).size());
    }
}

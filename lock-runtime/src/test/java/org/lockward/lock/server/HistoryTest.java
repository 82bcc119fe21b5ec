package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.server.History.Use;
import org.lockward.lock.wire.Reply;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many clients at once on a real daemon; what they saw is checked for mutual exclusion in every
/// mode, for strict order, and for waits that nobody ended. `-Dlockward.history.seconds=N` makes
/// each run longer.
class HistoryTest {

    private static final long SECONDS = Long.getLong("lockward.history.seconds", 3);
    private static final long SEED = Long.getLong("lockward.seed", System.nanoTime());
    private static final List<LockMode> MODES = List.of(LockMode.values());
    private static final int CLIENTS = 12;
    private static final int MOST_USES = 250;

    @TempDir Path state;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"one", "one two", "/t /t/u /t/u/v /t/w", "one /t /t/u"})
    void what_clients_see_is_what_strict_lines_show(String names) throws Exception {
        System.out.println("history of " + names + ": -Dlockward.seed=" + SEED);
        try (TestServer server = new TestServer(state);
                ExecutorService pool = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<Use>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(pool.submit(new Client(server, i, names.split(" ", -1))));
            }
            List<Use> uses = new ArrayList<>();
            for (Future<List<Use>> client : clients) {
                uses.addAll(client.get());
            }
            assertTrue(uses.size() > CLIENTS, "only " + uses.size() + " locks");
            assertEquals(List.of(), new History(uses).faults());
        }
    }

    @Test
    void the_checker_finds_each_kind_of_fault() {
        Use first = new Use(1, "a", LockMode.EX, 10, 11, 12, 30, 1);
        assertEquals(1, faults(first, new Use(2, "a", LockMode.PR, 11, 12, 20, 25, 2)));
        assertEquals(1, faults(first, new Use(2, "a", LockMode.NL, 2, 3, 12, 25, 2)));
        assertEquals(1, faults(first, new Use(2, "b", LockMode.EX, 1, 2, 3, 25, 2)));
        assertEquals(1, faults(first, new Use(2, "b", LockMode.EX, 13, 14, 15, 25, 1)));
        assertEquals(0, faults(first, new Use(2, "a", LockMode.EX, 13, 14, 31, 35, 2)));
        assertEquals(0, faults(first, new Use(2, "b", LockMode.EX, 13, 14, 15, 25, 2)));
    }

    private static int faults(Use first, Use second) {
        return new History(List.of(first, second)).faults().size();
    }

    /// Locks and unlocks until its time is up. A wait without an end that is not granted makes the
    /// next read fail.
    private static final class Client implements Callable<List<Use>> {

        private final TestServer server;
        private final int number;
        private final String[] names;
        private final Random random;
        private final List<Use> uses = new ArrayList<>();

        Client(TestServer server, int number, String[] names) {
            this.server = server;
            this.number = number;
            this.names = names;
            this.random = new Random(SEED + number);
        }

        @Override
        public List<Use> call() throws Exception {
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            try (TestPeer peer = server.connect().hello3()) {
                while (System.nanoTime() < end && uses.size() < MOST_USES * SECONDS) {
                    use(peer);
                }
            }
            return uses;
        }

        private void use(TestPeer peer) throws Exception {
            String name = names[random.nextInt(names.length)];
            LockMode mode = MODES.get(random.nextInt(MODES.size()));
            boolean patient = random.nextInt(4) > 0;
            String millis = patient ? "60000" : String.valueOf(1 + random.nextInt(5));
            long asked = System.nanoTime();
            peer.words("LOCK", name, "MODE", mode.name(), "WAIT", millis, "ID", "1");
            Reply reply = peer.read();
            long known = System.nanoTime();
            long token = Reply.Grant.in(reply).map(Reply.Grant::token).orElse(0L);
            if (token == 0) {
                token = awaited(peer.read());
            }
            if (token == 0) {
                assertTrue(!patient, name + " was not granted");
                return;
            }
            long granted = System.nanoTime();
            if (random.nextInt(4) == 0) {
                Thread.sleep(0, random.nextInt(900_000));
            }
            uses.add(new Use(number, name, mode, asked, known, granted, System.nanoTime(), token));
            peer.words("UNLOCK", name, String.valueOf(token));
            assertEquals(Reply.Status.OK, peer.read());
        }

        /// The token in a push of a grant; 0 in one of a refusal.
        private static long awaited(Reply push) {
            if (push instanceof Reply.Push p && p.kind().equals("granted")) {
                return ((Reply.Int) p.items().get(2)).value();
            }
            assertTrue(push.toString().contains("TIMEOUT"), push.toString());
            return 0;
        }
    }
}

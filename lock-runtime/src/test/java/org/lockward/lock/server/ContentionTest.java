package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Many clients at one lock: never two at a time, tokens in the order of the grants, nobody
/// forgotten.
class ContentionTest {

    private static final ResourceName HOT = ResourceName.parse("hot");
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 200;

    @TempDir Path temp;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicLong lastToken = new AtomicLong();

    private interface Door {
        TestPeer open() throws Exception;
    }

    @Test
    void eight_clients_take_turns_over_tcp() throws Exception {
        try (TestServer server = new TestServer(temp)) {
            takeTurns(server::connect);
        }
    }

    @Test
    void eight_clients_take_turns_over_mutual_tls() throws Exception {
        try (TestFleet fleet = new TestFleet(temp, SecurityLevel.MUTUAL, ServerLimits.DEFAULT)) {
            fleet.bundle("node-a");
            takeTurns(() -> fleet.connect("node-a"));
        }
    }

    private void takeTurns(Door door) throws Exception {
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> rounds(door));
        }
        int done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Integer> client : threads.invokeAll(clients)) {
                done += client.get();
            }
        }
        assertEquals(CLIENTS * ROUNDS, done);
    }

    private int rounds(Door door) throws Exception {
        try (TestPeer peer = door.open()) {
            for (int i = 0; i < ROUNDS; i++) {
                peer.send(TestPeer.lockRequest("hot", Optional.empty()));
                long token = peer.granted();
                assertEquals(1, inside.incrementAndGet(), "two at a time");
                assertTrue(lastToken.getAndSet(token) < token, "a token that does not grow");
                inside.decrementAndGet();
                assertEquals(Reply.Status.OK, peer.ask(new Request.Unlock(HOT, token)));
            }
        }
        return ROUNDS;
    }
}

package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomAnswer.Rc;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.tls.SecurityLevel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What FLoM's clients ask for beyond a simple lock, at a real daemon.
class FlomTypesTest {

    @TempDir Path temp;
    private FlomDaemon daemon;
    private TestFlomPeer one;
    private TestFlomPeer two;

    @BeforeEach
    void start() throws IOException {
        daemon = new FlomDaemon(temp, SecurityLevel.NONE);
        one = daemon.connect(FlomDaemon.NODE);
        two = daemon.connect(FlomDaemon.OTHER);
    }

    @AfterEach
    void stop() throws IOException {
        one.close();
        two.close();
        daemon.close();
    }

    @Test
    void units_are_taken_from_a_pool_and_more_than_there_are_is_impossible() throws IOException {
        assertEquals(Rc.GRANTED.code(), units(one, 7));
        assertEquals(Rc.BUSY.code(), units(two, 4));
        assertEquals(Rc.GRANTED.code(), units(two, 3));
        try (TestFlomPeer three = daemon.connect(FlomDaemon.NODE)) {
            assertEquals(Rc.IMPOSSIBLE.code(), units(three, 11));
        }
    }

    @Test
    void a_set_gives_its_elements_in_turn() throws IOException {
        assertEquals(Optional.of("a"), one.lock("a.b", true).element());
        assertEquals(Optional.of("b"), two.lock("a.b", true).element());
    }

    @Test
    void a_number_comes_back_with_a_rollback_only() throws IOException {
        assertEquals(Optional.of("1"), one.lock("_S_id[1]", true).element());
        one.send(new FlomRequest.Unlock("_S_id[1]", true));
        assertEquals(Optional.of("1"), one.lock("_S_id[1]", true).element());
        one.unlock("_S_id[1]");
        assertEquals(Optional.of("2"), one.lock("_S_id[1]", true).element());
    }

    @Test
    void a_time_is_given_once() throws IOException {
        FlomAnswer.Result first = one.lock("_t_%H%M%S#ffff[2]", true);
        String time = first.element().or(() -> elementLater(one)).orElseThrow();
        FlomAnswer.Result second = two.lock("_t_%H%M%S#ffff[2]", true);
        String next = second.element().or(() -> elementLater(two)).orElseThrow();
        assertTrue(next.compareTo(time) > 0 || time.startsWith("2359"), time + ", then " + next);
    }

    @Test
    void who_does_not_create_waits_for_whoever_does() throws IOException {
        two.send(request("later", true, false, 0));
        assertEquals(Rc.INCUBATED.code(), ((FlomAnswer.First) two.read()).result().code());
        one.lock("later", true);
        one.unlock("later");
        assertEquals(Rc.GRANTED.code(), two.later().code());
    }

    @Test
    void who_neither_creates_nor_waits_cannot_wait() throws IOException {
        one.send(request("never", false, false, 0));
        assertEquals(
                FlomAnswer.Result.of(Rc.CANNOT_WAIT), ((FlomAnswer.First) one.read()).result());
    }

    @Test
    void a_resource_outlives_its_use_for_its_lifespan() throws IOException {
        one.send(request("idle", true, true, 60_000));
        one.read();
        one.unlock("idle");
        one.send(request("idle", false, false, 0));
        assertEquals(Rc.GRANTED.code(), ((FlomAnswer.First) one.read()).result().code());
    }

    @Test
    void a_lifespan_below_zero_is_none() throws IOException {
        one.send(request("idle", true, true, -1));
        assertEquals(Rc.GRANTED.code(), ((FlomAnswer.First) one.read()).result().code());
    }

    private static Optional<String> elementLater(TestFlomPeer peer) {
        try {
            return peer.later().element();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int units(TestFlomPeer peer, int quantity) throws IOException {
        peer.send(
                new FlomRequest.Lock(
                        FlomDaemon.NODE,
                        "n[10]",
                        Optional.empty(),
                        OptionalInt.of(quantity),
                        false,
                        true,
                        0));
        return ((FlomAnswer.First) peer.read()).result().code();
    }

    private static FlomRequest.Lock request(
            String name, boolean waits, boolean creates, int lifespan) {
        return new FlomRequest.Lock(
                FlomDaemon.NODE,
                name,
                Optional.empty(),
                OptionalInt.empty(),
                waits,
                creates,
                lifespan);
    }

    @Test
    void an_admin_stops_the_daemon() throws Exception {
        try (FlomDaemon mutual =
                        new FlomDaemon(
                                temp.resolve("mutual"),
                                SecurityLevel.MUTUAL,
                                c -> c.withAdmins(new AdminPolicy(Set.of(FlomDaemon.NODE))));
                TestFlomPeer admin = mutual.connect(FlomDaemon.NODE)) {
            admin.send(new FlomRequest.Shutdown(FlomDaemon.NODE, false));
            mutual.server.awaitLog("stopping");
            mutual.server.server.stopped().orTimeout(15, TimeUnit.SECONDS).join();
        }
    }
}

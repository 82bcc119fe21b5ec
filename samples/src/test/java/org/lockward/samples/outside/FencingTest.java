package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// The proof of the product: with the fencing token compared where the data is, no update is ever
/// lost, whatever happens to the processes. `-Dlockward.faults=1000` makes it long,
/// `-Dlockward.seed=N` repeats a choice of faults.
class FencingTest {

    private static final int FAULTS = Integer.getInteger("lockward.faults", 10);
    private static final List<Nemesis.Fault> FAULTS_IN_TURN =
            List.of(
                    Nemesis.Fault.PAUSE_CLIENT,
                    Nemesis.Fault.KILL_CLIENT,
                    Nemesis.Fault.PAUSE_CLIENT,
                    Nemesis.Fault.KILL_DAEMON,
                    Nemesis.Fault.PAUSE_CLIENT,
                    Nemesis.Fault.PAUSE_DAEMON);
    private static final String NODE = "44444444444444444444444444444444";

    @TempDir Path directory;

    @Test
    void no_update_is_lost_where_tokens_are_compared() throws Exception {
        long seed = Long.getLong("lockward.seed", System.nanoTime());
        Random random = new Random(seed);
        try (Register register = new Register();
                Nemesis nemesis = new Nemesis(directory, bundle(), register, random)) {
            awaitWrites(register, 20);
            for (int i = 0; i < FAULTS; i++) {
                nemesis.inflict(
                        FAULTS_IN_TURN.get((i + random.nextInt(2)) % FAULTS_IN_TURN.size()));
                awaitWrites(register, 5);
            }
            print(seed, nemesis, register);
            List<Register.Access> writes =
                    register.accepted().stream().filter(Register.Access::write).toList();
            assertEquals(writes.size(), register.fenced(), "updates were lost, seed " + seed);
            assertOneAfterTheOther(register.accepted());
        }
    }

    @Test
    void the_register_refuses_whoever_comes_late() throws Exception {
        try (Register register = new Register()) {
            assertEquals("0 0", register.read(7));
            assertTrue(register.write(7, 1, 1));
            assertEquals("1 1", register.read(9));
            assertFalse(register.write(7, 99, 99));
            assertEquals(1, register.fenced());
        }
    }

    /// Each holder reads and writes, and nobody else does in between; its token is larger than all
    /// before.
    private static void assertOneAfterTheOther(List<Register.Access> accepted) {
        long token = 0;
        for (Register.Access access : accepted) {
            boolean isNext = access.write() ? access.token() == token : access.token() > token;
            assertTrue(isNext, access + " after " + token);
            token = access.token();
        }
    }

    /// That many more than there are: after every fault, work goes on.
    private static void awaitWrites(Register register, int more) throws InterruptedException {
        long enough = register.fenced() + more;
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (register.fenced() < enough) {
            assertTrue(System.nanoTime() < deadline, "nobody writes: " + register.accepted());
            Thread.sleep(5);
        }
    }

    private static void print(long seed, Nemesis nemesis, Register register) {
        System.out.printf(
                "fencing: seed %d, faults %s, %d updates with token, %d late ones refused and none"
                        + " lost; without token %d lost%n",
                seed,
                nemesis.done(),
                register.fenced(),
                register.refused(),
                register.unfencedLosses());
    }

    private String bundle() throws Exception {
        String tls = directory.resolve("tls").toString();
        Program.pki(directory, "init", "--no-input").run().expect(0);
        Program.pki(directory, "issue-node", NODE, "--no-input", "--san", "ip:127.0.0.1")
                .run()
                .expect(0);
        Program.pki(directory, "deploy-node", NODE, "--no-input", "--to", "dir:" + tls)
                .run()
                .expect(0);
        return tls;
    }
}

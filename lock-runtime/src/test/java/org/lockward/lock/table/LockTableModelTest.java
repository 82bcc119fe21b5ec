package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random sequences of acts, each compared with the naive table: what came out, what happened to
/// whom, who holds, who waits where. `-Dlockward.seed=N` repeats a run, `-Dlockward.steps=N` makes
/// it longer; the seed is printed.
class LockTableModelTest {

    private static final long SEED = Long.getLong("lockward.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("lockward.steps", 1_200_000);
    private static final int RUN = 2_000;

    /// The kinds of names share the steps; each run begins with an empty table.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "simple, a b",
        "trees, /a /a/b /a/b/c /a/d /a/d/e /a/b/f /g",
        "pools, p[1] p[3] p[5] x.y x.y.z",
        "numbers and times, _s_n[1] _S_n[2] _s_m[3] _t_%s.#f[1] _t_%s.#f[2]",
        "deadlocks, a b c d /t /t/u p[2]",
        "all, a b p[3] x.y.z /a /a/b /a/b/c /a/d _s_n[1] _S_n[2] _t_%s.#f[2]",
    })
    void the_table_does_what_the_naive_table_does(String kind, String names) {
        System.out.println("lock table, " + kind + ": -Dlockward.seed=" + SEED);
        int steps = 0;
        for (int run = 0; steps < STEPS / 6; run++) {
            Pair pair = new Pair(SEED + run, names.split(" "));
            for (int i = 0; i < RUN; i++, steps++) {
                pair.step("seed " + SEED + " run " + run + " step " + i);
            }
            pair.end("seed " + SEED + " run " + run + " end");
        }
        assertTrue(steps >= STEPS / 6);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1", "2", "3"})
    void three_copies_end_in_the_same_state(long seed) {
        String names = "a b p[3] x.y.z /a /a/b /a/b/c /a/d _s_n[1] _S_n[2] _t_%s.#f[2]";
        Pair first = new Pair(seed, 1, names.split(" "));
        Pair second = new Pair(seed, 2, names.split(" "));
        Pair third = new Pair(seed, 3, names.split(" "));
        for (int i = 0; i < 5_000; i++) {
            int hash = first.step("").hashCode();
            assertEquals(hash, second.step("").hashCode(), "step " + i);
            assertEquals(hash, third.step("").hashCode(), "step " + i);
        }
    }
}

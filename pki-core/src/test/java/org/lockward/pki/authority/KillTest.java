package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Kills a process that issues, again and again. `-Dlockward.kills=1000` for a long run, and
/// `-Dlockward.kills.seed=N` to repeat one.
class KillTest {

    private static final int KILLS = Integer.getInteger("lockward.kills", 10);
    private static final long SEED = Long.getLong("lockward.kills.seed", System.nanoTime());

    /// Each process is killed after up to this many acknowledgements, and a moment more.
    private static final int MAX_LINES = 6;

    private static final int MAX_MILLIS = 150;

    @TempDir private Path directory;

    /// What was acknowledged last of each node: `issued SERIAL` or `revoked SERIAL`.
    private final Map<UniqueId, String> acknowledged = new TreeMap<>();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_half_done_when_the_process_is_killed()
            throws IOException, InterruptedException {
        Fixture fixture = new Fixture(directory.resolve("pki"));
        fixture.init();
        HomeCheck check = new HomeCheck(new Home(fixture.directory(), Context.of("test")));
        Random random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Map<UniqueId, String> acts = issueAndKill("run-" + kill, random);
            acts.forEach((id, act) -> requireKept(check, id, act));
            acknowledged.putAll(acts);
        }
        requireAll(check);
        check.record();
        System.out.printf(
                "%d kills (seed %d): %d nodes acknowledged%n", KILLS, SEED, acknowledged.size());
    }

    private Map<UniqueId, String> issueAndKill(String run, Random random)
            throws IOException, InterruptedException {
        String home = directory.resolve("pki").toString();
        try (Child child = Child.start(EndlessIssuing.class, home, run)) {
            assertEquals("ready", child.line());
            List<String> lines = new ArrayList<>();
            for (int expected = random.nextInt(MAX_LINES); expected > 0; expected--) {
                lines.add(child.line());
            }
            Thread.sleep(random.nextInt(MAX_MILLIS));
            lines.addAll(child.kill());
            return acts(lines);
        }
    }

    private static Map<UniqueId, String> acts(List<String> lines) {
        Map<UniqueId, String> acts = new TreeMap<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            acts.put(new UniqueId(words[1]), words[0] + " " + words[2]);
        }
        return acts;
    }

    /// A revocation may have been stored without having been acknowledged any more.
    private static void requireKept(HomeCheck check, UniqueId id, String act) {
        NodeState state = check.node(id);
        assertTrue(
                act.startsWith("revoked") ? state == NodeState.REVOKED : state != NodeState.EXPIRED,
                () -> id + " is " + state + ", acknowledged: " + act);
    }

    private void requireAll(HomeCheck check) {
        Map<UniqueId, String> serials = new TreeMap<>();
        check.all().forEach(node -> serials.put(node.id(), node.serial().hex()));
        acknowledged.forEach(
                (id, act) -> assertEquals(act.split(" ", -1)[1], serials.get(id), act));
        var crl = check.home().trust("g1").crls().getFirst();
        acknowledged.values().stream()
                .filter(act -> act.startsWith("revoked"))
                .map(act -> new BigInteger(act.split(" ", -1)[1], 16))
                .forEach(s -> assertTrue(crl.getRevokedCertificate(s) != null, s.toString(16)));
    }
}

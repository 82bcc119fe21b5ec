package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Kills a process that renews, again and again: a node always has one usable certificate, with its
/// files. `-Dlockward.kills=1000` for a long run, and `-Dlockward.kills.seed=N` to repeat one.
class RenewalKillTest {

    private static final int KILLS = Integer.getInteger("lockward.kills", 8);
    private static final long SEED = Long.getLong("lockward.kills.seed", System.nanoTime());
    private static final int MAX_LINES = 6;
    private static final int MAX_MILLIS = 150;
    private static final List<String> NODES = List.of("node-a", "node-b");

    @TempDir private Path directory;
    private Authority authority;
    private HomeCheck check;

    @BeforeEach
    void nodes() {
        Fixture fixture = Fixture.now(directory.resolve("pki"));
        authority = fixture.init();
        check = new HomeCheck(new Home(fixture.directory(), Context.of("test")));
        NODES.forEach(id -> Fixture.enroll(authority, id));
    }

    @Test
    void a_node_has_one_usable_certificate_whenever_the_process_that_renews_it_is_killed()
            throws IOException, InterruptedException {
        Random random = new Random(SEED);
        int renewed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> lines = renewAndKill(random);
            check.all().forEach(node -> assertEquals(NodeState.ACTIVE, node.state()));
            lines.forEach(this::requireKept);
            renewed += lines.size();
        }
        requireOnCrl();
        assertTrue(renewed > 0, "nothing was renewed between the kills");
        System.out.printf("%d kills (seed %d): %d renewals%n", KILLS, SEED, renewed);
    }

    private List<String> renewAndKill(Random random) throws IOException, InterruptedException {
        String home = directory.resolve("pki").toString();
        try (Child child = Child.start(EndlessRenewing.class, home, NODES.get(0), NODES.get(1))) {
            assertEquals("ready", child.line());
            List<String> lines = new ArrayList<>();
            for (int expected = random.nextInt(MAX_LINES); expected > 0; expected--) {
                lines.add(child.line());
            }
            Thread.sleep(random.nextInt(MAX_MILLIS));
            lines.addAll(child.kill());
            return lines;
        }
    }

    /// What was acknowledged is recorded, and was abandoned by no recovery.
    private void requireKept(String line) {
        String[] words = line.split(" ", -1);
        CertificateRecord kept =
                authority.show(new UniqueId(words[1])).certificates().stream()
                        .filter(c -> c.serial().hex().equals(words[2]))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(line + " is lost"));
        assertTrue(
                !(kept.state() instanceof CertificateState.Abandoned)
                        && !(kept.state() instanceof CertificateState.Reserved),
                () -> line + " is " + kept.state().text());
    }

    /// Everything revoked is on the next CRL, and nothing else but what was abandoned.
    private void requireOnCrl() {
        try (Unlocked ca = Fixture.unlock(authority)) {
            authority.publishCrl(ca);
        }
        var crl = authority.trust().crls().getFirst();
        for (String id : NODES) {
            for (CertificateRecord record : authority.show(new UniqueId(id)).certificates()) {
                boolean ended =
                        record.state() instanceof CertificateState.Abandoned
                                || record.state() instanceof CertificateState.Revoked;
                boolean listed = crl.getRevokedCertificate(record.serial().value()) != null;
                assertEquals(ended, listed, record.toString());
            }
        }
    }
}

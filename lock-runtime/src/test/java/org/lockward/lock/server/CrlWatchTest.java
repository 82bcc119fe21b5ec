package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the log says of a revocation list as the days go by.
class CrlWatchTest {

    @TempDir Path temp;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;
    private TestAuthority authority;
    private Path bundle;

    @BeforeEach
    void make_a_bundle_with_a_list_for_seven_days() {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        bundle = authority.bundle(authority.issue(NodeSpec.node("own")), temp.resolve("own"));
        now = Instant.now();
    }

    private CrlWatch watch() {
        TlsPolicy policy = new TlsPolicy(SecurityLevel.MUTUAL, false, CrlFreshness.WARN);
        LiveMaterial material = LiveMaterial.open(bundle, policy, () -> now);
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        return new CrlWatch(material, new EventLog(out, () -> now));
    }

    /// The lines of so many hours, with a look every hour.
    private List<String> lines(CrlWatch watch, int hours) {
        log.reset();
        for (int i = 0; i < hours; i++) {
            now = now.plus(Duration.ofHours(1));
            watch.run();
        }
        return log.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void a_list_for_a_week_is_missed_from_its_third_day_on_once_a_day() {
        CrlWatch watch = watch();
        assertEquals(List.of(), lines(watch, 3 * 24 - 1));
        List<String> aging = lines(watch, 4 * 24 - 1);
        assertEquals(4, aging.size(), aging.toString());
        String line = aging.getFirst();
        assertTrue(line.contains("warning detail=\"no newer list yet\" crl_issuer=\"'CN"), line);
        assertTrue(line.contains(" crl_number=1 next_update=20"), line);
    }

    @Test
    void an_outdated_list_is_said_at_once_and_then_once_a_day() {
        CrlWatch watch = watch();
        lines(watch, 7 * 24 - 1);
        List<String> over = lines(watch, 25);
        assertEquals(2, over.size(), over.toString());
        assertTrue(over.getFirst().contains("a revocation list is outdated"), over.toString());
    }

    @Test
    void a_daemon_that_starts_with_an_old_list_says_so_at_once() {
        authority.publishCrl(Duration.ofDays(4), Duration.ofDays(3));
        bundle = authority.bundle(authority.issue(NodeSpec.node("late")), temp.resolve("late"));
        watch().run();
        assertTrue(log.toString(StandardCharsets.UTF_8).contains("no newer list yet"));
    }

    @Test
    void a_missing_list_is_said_too() throws IOException {
        Files.writeString(bundle.resolve("crl.pem"), "");
        watch().run();
        assertTrue(
                log.toString(StandardCharsets.UTF_8)
                        .contains("there is no revocation list of 'CN=Fleet'"));
    }
}

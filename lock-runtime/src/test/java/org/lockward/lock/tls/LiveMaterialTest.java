package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running daemon follows its bundle directory.
class LiveMaterialTest {

    @TempDir Path temp;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private TestAuthority authority;
    private Path tls;
    private LiveMaterial live;

    @BeforeEach
    void follow_a_deployed_bundle() throws IOException {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        tls = Files.createDirectory(temp.resolve("tls"));
        deploy("1", authority.issue(NodeSpec.node("node").serial("1111")));
        TlsPolicy policy = TlsPolicy.strict(SecurityLevel.MUTUAL);
        live = LiveMaterial.open(tls, policy, Clock.systemUTC());
        live.follow(telling());
    }

    private LiveMaterial.Listener telling() {
        return new LiveMaterial.Listener() {
            @Override
            public void changed(ServerTls now) {
                events.add("changed " + now.material().self().serial());
            }

            @Override
            public void kept(LockException why) {
                events.add("kept " + why.problem().what());
            }

            @Override
            public void forgetful(LockException why) {
                events.add("forgetful " + why.problem().what());
            }
        };
    }

    @AfterEach
    void stop() {
        live.close();
    }

    /// As a deployment does it: a new generation, then the link renamed over the old one.
    private Path deploy(String generation, Issued node) throws IOException {
        Path bundle = authority.bundle(node, tls.resolve(".gen-" + generation));
        Path link = tls.resolve(".live-" + generation);
        Files.createSymbolicLink(link, bundle.getFileName());
        Files.move(link, tls.resolve("live"), StandardCopyOption.ATOMIC_MOVE);
        return bundle;
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(10, TimeUnit.SECONDS));
    }

    /// In one step: the watcher must not meet a file that is half written.
    private void replaceKey(String text) throws IOException {
        Path staged = Files.writeString(tls.resolve(".key"), text);
        Files.move(staged, tls.resolve("live/key.pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// A CRL is pushed by a rename inside of the generation.
    private void push(Path crl) throws IOException {
        Path staged = Files.copy(crl, tls.resolve(".crl"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(staged, tls.resolve("live/crl.pem"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void a_new_generation_is_in_force_without_a_restart() throws Exception {
        deploy("2", authority.issue(NodeSpec.node("node").serial("2222")));
        assertEquals("changed 2222", next());
        assertEquals("2222", live.server().material().self().serial());
    }

    @Test
    void a_broken_bundle_keeps_the_old_one_and_is_told_once() throws Exception {
        replaceKey("broken");
        assertTrue(next().matches("kept .*key.pem line 1 .*"));
        assertEquals("1111", live.server().material().self().serial());
        assertEquals("null", String.valueOf(events.poll(1500, TimeUnit.MILLISECONDS)));
    }

    @Test
    void a_bundle_that_was_repaired_is_taken() throws Exception {
        String key = Files.readString(tls.resolve("live/key.pem"));
        replaceKey("broken");
        assertTrue(next().startsWith("kept"));
        replaceKey(key);
        assertEquals("changed 1111", next());
    }

    @Test
    void a_link_that_is_gone_keeps_the_old_material() throws Exception {
        Files.delete(tls.resolve("live"));
        assertTrue(next().startsWith("kept"));
        assertEquals("1111", live.server().material().self().serial());
    }

    @Test
    void a_pushed_list_is_in_force() throws Exception {
        authority.revoke(authority.issue(NodeSpec.node("gone")));
        push(authority.crl());
        assertEquals("changed 1111", next());
        assertEquals(1, live.server().material().crls().getFirst().getRevokedCertificates().size());
    }

    @Test
    void a_replayed_older_list_is_not_taken_over() throws Exception {
        Path older = Files.copy(authority.crl(), temp.resolve("older.pem"));
        authority.revoke(authority.issue(NodeSpec.node("gone")));
        push(authority.crl());
        assertEquals("changed 1111", next());
        push(older);
        assertEquals("changed 1111", next());
        String kept = next();
        assertTrue(kept.matches("kept .*'CN=Fleet' is number 1 of .*, seen .* number 2 .*"), kept);
        assertEquals(1, live.server().material().crls().getFirst().getRevokedCertificates().size());
    }

    @Test
    void a_failure_of_our_own_delays_a_revocation_and_does_not_lose_it() throws Exception {
        AtomicBoolean failing = new AtomicBoolean();
        InstantSource clock = () -> failing.get() ? failure() : Instant.now();
        live.close();
        live = LiveMaterial.open(tls, TlsPolicy.strict(SecurityLevel.MUTUAL), clock);
        failing.set(true);
        live.follow(telling());
        authority.revoke(authority.issue(NodeSpec.node("gone")));
        push(authority.crl());
        assertTrue(next().startsWith("kept "));
        failing.set(false);
        assertEquals("changed 1111", String.valueOf(events.poll(20, TimeUnit.SECONDS)));
    }

    private static Instant failure() {
        throw new IllegalStateException("no clock");
    }
}

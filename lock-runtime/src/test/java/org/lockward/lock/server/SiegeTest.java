package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.server.DaemonProcess.Memory;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.wire.Reply;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A daemon at level mutual with a crowd of idle sessions, half-open and dripping connections, a
/// flood of handshakes and peers that speak something else; and one node that goes on working. The
/// figures are printed; what fails the test is a crash, a hang, a lost lock, or a gross slowness.
///
/// 5 s of it and 1,000 idle sessions here; -Dlockward.siege=60 -Dlockward.idle=10000 for more.
class SiegeTest {

    private static final int SECONDS = Integer.getInteger("lockward.siege", 5);
    private static final int IDLE = Integer.getInteger("lockward.idle", 1_000);
    private static final int DRIPS = 50;
    private static final byte[] HELLO = ClientHello.real();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> NONSENSE =
            List.of(
                    "hello</msg>",
                    "*2\r\n$4\r\nLOCK\r\n$2000000000\r\n",
                    "<?xml version=\"1.0\"?><msg level=\"3\"></msg>",
                    "\u0016\u0003\u0001\u007f\u00ff" + "\u0001".repeat(400),
                    "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                    "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003");

    @TempDir Path temp;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger attacks = new AtomicInteger();

    @Test
    void those_who_behave_do_not_notice_much() throws Exception {
        Fleet fleet = new Fleet(temp);
        String bundle = fleet.bundle("daemon").toString();
        try (DaemonProcess lockd =
                        new DaemonProcess(temp, "--security", "mutual", "--tls", bundle);
                TestPeer good = connect(fleet, lockd);
                Crowd crowd = new Crowd(lockd.address())) {
            long precious = good.lock("precious");
            work(good, Duration.ofSeconds(SECONDS));
            long[] calm = work(good, Duration.ofSeconds(SECONDS));
            for (int i = 0; i < IDLE; i += 500) {
                crowd.join(fleet.bundle("idle" + i), 500, "127.0.0." + (2 + i / 3_000));
            }
            Memory before = lockd.memory();
            List<Thread> attackers = attack(lockd.address());
            long[] besieged = work(good, Duration.ofSeconds(SECONDS));
            over.set(true);
            for (Thread attacker : attackers) {
                attacker.join();
            }
            print(calm, besieged, before, lockd.memory());
            assertEquals(IDLE, crowd.open(), lockd.log());
            assertEquals(new Reply.Text("still"), ping(good));
            assertEquals(precious, good.lock("precious"), "the lock is still ours");
            assertTrue(lockd.isAlive(), lockd.log());
            assertTrue(p99(besieged) < 20 * p99(calm) + 50_000_000, "p99 " + p99(besieged) + " ns");
        }
    }

    private static Reply ping(TestPeer peer) throws IOException {
        peer.words("PING", "still");
        return peer.read();
    }

    private static TestPeer connect(Fleet fleet, DaemonProcess lockd) throws IOException {
        NodeMaterial own = NodeMaterial.load(fleet.bundle("good"), CLOCK);
        ClientTls tls = ClientTls.of(own, TlsPolicy.strict(SecurityLevel.MUTUAL), CLOCK);
        Socket socket = new Socket(lockd.address().getAddress(), lockd.address().getPort());
        return new TestPeer(tls.secure(socket, new ExpectedDaemon.WithId("daemon")).socket());
    }

    /// Locks and unlocks for so long; how many nanoseconds each pair took, in ascending order.
    private static long[] work(TestPeer peer, Duration time) throws IOException {
        List<Long> pairs = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            long token = peer.lock("work");
            peer.words("UNLOCK", "work", "" + token);
            peer.read();
            pairs.add(System.nanoTime() - start);
        }
        return pairs.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private static long p99(long[] sorted) {
        return sorted[sorted.length * 99 / 100];
    }

    private void print(long[] calm, long[] besieged, Memory before, Memory after) {
        System.out.printf(
                "siege: %d attacks in %d s beside %d idle sessions; pairs %d calm, %d besieged;"
                        + " p50 %d and %d us, p99 %d and %d us (%.1f times); heap %+d kB, native"
                        + " %+d kB%n",
                attacks.get(),
                SECONDS,
                IDLE,
                calm.length,
                besieged.length,
                calm[calm.length / 2] / 1_000,
                besieged[besieged.length / 2] / 1_000,
                p99(calm) / 1_000,
                p99(besieged) / 1_000,
                (double) p99(besieged) / p99(calm),
                (after.heap() - before.heap()) / 1_024,
                (after.resident() - before.resident()) / 1_024);
    }

    private List<Thread> attack(InetSocketAddress daemon) {
        List<Thread> attackers = new ArrayList<>();
        for (Attack attack : Arrays.<Attack>asList(this::nonsense, this::halfOpen, this::flood)) {
            attackers.add(Thread.ofVirtual().start(() -> repeat(attack, daemon)));
        }
        for (int i = 0; i < DRIPS; i++) {
            attackers.add(Thread.ofVirtual().start(() -> repeat(this::drip, daemon)));
        }
        return attackers;
    }

    private interface Attack {
        void run(InetSocketAddress daemon) throws IOException, InterruptedException;
    }

    /// A daemon may turn an attacker away in any manner: nothing that it does to it is a failure.
    private void repeat(Attack attack, InetSocketAddress daemon) {
        while (!over.get()) {
            attacks.incrementAndGet();
            try {
                attack.run(daemon);
            } catch (IOException e) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void nonsense(InetSocketAddress daemon) throws IOException {
        String words = NONSENSE.get(attacks.get() % NONSENSE.size());
        try (Socket socket = from("127.0.1.1", daemon)) {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void halfOpen(InetSocketAddress daemon) throws IOException, InterruptedException {
        try (Socket socket = from("127.0.1.2", daemon)) {
            socket.shutdownOutput();
            Thread.sleep(5);
        }
    }

    /// A byte at a time, until the daemon has had enough.
    private void drip(InetSocketAddress daemon) throws IOException, InterruptedException {
        try (Socket socket = from("127.0.1.3", daemon)) {
            for (int i = 0; i < 60 && !over.get(); i++) {
                socket.getOutputStream().write(NONSENSE.getLast().charAt(i % 3));
                Thread.sleep(500);
            }
        }
    }

    /// The dear part of a handshake, and then it goes away: with a real ClientHello.
    private void flood(InetSocketAddress daemon) throws IOException {
        try (Socket socket = from("127.0.1.4", daemon)) {
            socket.getOutputStream().write(HELLO);
            socket.setSoTimeout(2_000);
            int first = socket.getInputStream().read();
            assertTrue(first == 22 || first == 21 || first < 0, "a handshake or an alert");
        }
    }

    private static Socket from(String address, InetSocketAddress daemon) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(daemon, 5_000);
        return socket;
    }
}

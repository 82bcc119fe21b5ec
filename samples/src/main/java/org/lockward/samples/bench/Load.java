package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Clients that take locks and give them back as fast as they can, each on a thread of its own.
///
/// @param clients how many
/// @param shared whether all of them want the same lock, or each its own
/// @param millis length of the measured window; a third of it runs before
record Load(int clients, boolean shared, long millis) {

    private static final long WARMING_MILLIS = 3_000;

    /// What one window showed.
    ///
    /// @param pairs that ended in the window
    /// @param changes of the owner of a shared lock
    /// @param jain Jain's index of the clients' shares: 1 is equal, 1/n is one client alone
    /// @param latencies of a pair, of a shared lock those of the wait
    record Window(
            double seconds,
            long pairs,
            long changes,
            double jain,
            long cpuNanos,
            Latencies latencies) {

        double pairsPerSecond() {
            return pairs / seconds;
        }

        double changesPerSecond() {
            return changes / seconds;
        }

        double cpuMicros() {
            return pairs == 0 ? 0 : cpuNanos / 1000.0 / pairs;
        }
    }

    /// A window long enough for the JVMs on both sides to compile what runs.
    Load warming() {
        return new Load(clients, shared, Math.max(millis, WARMING_MILLIS));
    }

    Window run(Contender contender) throws Exception {
        List<Client> all = new ArrayList<>();
        Floor floor = new Floor(shared);
        try {
            for (int i = 0; i < clients; i++) {
                String lock = shared ? "bench:lock" : "bench:lock:" + i;
                all.add(new Client(i, contender.open(lock), floor));
            }
            all.forEach(client -> client.thread.start());
            Thread.sleep(millis / 3);
            return measure(contender.server().orElseThrow(), all, floor);
        } finally {
            floor.over = true;
            for (Client client : all) {
                client.thread.join();
                client.cycle.close();
            }
            floor.requireSound();
        }
    }

    private Window measure(Server server, List<Client> all, Floor floor)
            throws InterruptedException {
        long cpu = server.cpuNanos();
        long changes = floor.changes.get();
        long start = System.nanoTime();
        floor.recording = true;
        Thread.sleep(millis);
        floor.recording = false;
        double seconds = (System.nanoTime() - start) / 1e9;
        changes = floor.changes.get() - changes;
        cpu = server.cpuNanos() - cpu;
        floor.over = true;
        Latencies latencies = new Latencies();
        double sum = 0;
        double squares = 0;
        for (Client client : all) {
            client.thread.join();
            latencies.add(client.latencies);
            double share = client.latencies.count();
            sum += share;
            squares += share * share;
        }
        if (sum == 0) {
            throw new IllegalStateException(server.version() + " did nothing in the window");
        }
        double jain = sum * sum / (all.size() * squares);
        return new Window(seconds, latencies.count(), changes, jain, cpu, latencies);
    }

    /// What the clients share. The owner and the count of changes are written under the lock that
    /// is measured: a lock that two have at once is a failure of the run.
    private static final class Floor {

        private final boolean shared;
        private final List<Exception> failures = new CopyOnWriteArrayList<>();
        private final AtomicReference<Integer> inside = new AtomicReference<>(-1);
        private volatile boolean recording;
        private volatile boolean over;
        private final AtomicLong changes = new AtomicLong();
        private int owner = -1;

        Floor(boolean shared) {
            this.shared = shared;
        }

        void enter(int client) {
            Integer before = inside.getAndSet(client);
            if (before >= 0) {
                throw new IllegalStateException(
                        before + " and " + client + " have the lock at once");
            }
            if (owner != client) {
                owner = client;
                changes.incrementAndGet();
            }
            inside.set(-1);
        }

        void fail(Exception e) {
            over = true;
            failures.add(e);
        }

        void requireSound() {
            if (!failures.isEmpty()) {
                throw new IllegalStateException("a client failed", failures.getFirst());
            }
        }
    }

    private static final class Client {

        private final int number;
        private final Cycle cycle;
        private final Floor floor;
        private final Latencies latencies = new Latencies();
        private final Thread thread;

        Client(int number, Cycle cycle, Floor floor) {
            this.number = number;
            this.cycle = cycle;
            this.floor = floor;
            this.thread = Thread.ofPlatform().name("client-" + number).unstarted(this::run);
        }

        private void run() {
            try {
                while (!floor.over) {
                    long took = floor.shared ? contend() : pair();
                    if (floor.recording) {
                        latencies.add(took);
                    }
                }
            } catch (Exception e) {
                floor.fail(e);
            }
        }

        private long pair() throws Exception {
            long start = System.nanoTime();
            cycle.pair();
            return System.nanoTime() - start;
        }

        private long contend() throws Exception {
            long start = System.nanoTime();
            cycle.lock();
            long took = System.nanoTime() - start;
            floor.enter(number);
            cycle.unlock();
            return took;
        }
    }
}

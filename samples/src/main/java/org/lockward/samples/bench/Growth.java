package org.lockward.samples.bench;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.LockRequest;
import org.lockward.lock.table.LockTable;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.table.Owner;
import org.lockward.lock.table.RamMarks;
import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TableLimits;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// The lock table by itself, larger and larger: CPU time of one operation, network left out.
final class Growth {

    private static final int[] RESOURCES = {10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int[] WAITERS = {1, 10, 100, 1_000, 10_000};
    private static final int[] DEPTHS = {1, 3, 10, 30, 100};
    private static final int OPERATIONS = 20_000;
    private static final int ROUNDS = 7;

    private static final TableLimits LIMITS = new TableLimits(10_000_000, 10_000_000, 10_000_000);

    private final LockTable table;
    private long tokens;
    private long now;

    private Growth() {
        TableConfig.Start start = new TableConfig.Start(0, 0);
        TableConfig config = new TableConfig(LIMITS, () -> ++tokens, new RamMarks(10), start, 4711);
        table = new LockTable(config, owner -> true);
    }

    static Section run(Testbed bed) {
        Table text = new Table("what grows", "to", "ns an operation", "× the smallest");
        List<Finding> findings = new ArrayList<>();
        findings.add(curve(text, "resources held", RESOURCES, Growth::resources));
        findings.add(curve(text, "waiters for one lock", WAITERS, Growth::waiters));
        findings.add(curve(text, "depth in a hierarchy", DEPTHS, Growth::depth));
        return new Section(
                text.text()
                        + "\nCPU time of the table's thread, median of "
                        + ROUNDS
                        + " rounds of "
                        + OPERATIONS
                        + ". One operation: with resources and depth, a lock that nobody has is"
                        + " taken and given back; with waiters, the holder gives the lock back, the"
                        + " next has it, and the first goes to the end of the line.\n",
                findings);
    }

    private static Finding curve(
            Table text, String what, int[] sizes, IntFunction<Runnable> operation) {
        // Compiled code for all before any of them counts.
        for (int size : sizes) {
            measure(operation.apply(size));
        }
        double smallest = 0;
        double last = 0;
        for (int size : sizes) {
            last = measure(operation.apply(size));
            smallest = smallest == 0 ? last : smallest;
            text.row(
                    what,
                    String.format(java.util.Locale.ROOT, "%,d", size),
                    Finding.figure(last),
                    Finding.figure(last / smallest));
        }
        double doublings = Math.log(sizes[sizes.length - 1] / (double) sizes[0]) / Math.log(2);
        double most = 1 + doublings / 2;
        return Finding.atMost(
                "cost of an operation, " + what + ", × the smallest",
                "flat or logarithmic: at most " + Finding.figure(most),
                most,
                last / smallest);
    }

    private static double measure(Runnable operation) {
        var threads = ManagementFactory.getThreadMXBean();
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < OPERATIONS; i++) {
                operation.run();
            }
            long took = threads.getCurrentThreadCpuTime() - start;
            rounds.add(took / (double) OPERATIONS);
        }
        return Median.of(rounds);
    }

    private long take(Owner owner, ResourceName name) {
        LockRequest request = LockRequest.of(owner, name, LockMode.EX, Optional.empty());
        return table.acquire(request, ++now) instanceof Outcome.Granted(var grant)
                ? grant.token()
                : 0;
    }

    private static Runnable resources(int size) {
        Growth growth = new Growth();
        for (int i = 0; i < size; i++) {
            growth.take(new Owner(i % 100, "holder"), ResourceName.parse("held:" + i));
        }
        return growth.takeAndGiveBack("one:more");
    }

    private static Runnable depth(int size) {
        return new Growth().takeAndGiveBack("/a".repeat(size));
    }

    private Runnable takeAndGiveBack(String text) {
        Owner owner = new Owner(1_000, "busy");
        ResourceName name = ResourceName.parse(text);
        return () -> {
            long token = take(owner, name);
            if (!table.release(owner, name, token, ++now).done()) {
                throw new IllegalStateException("not held: " + name);
            }
        };
    }

    private static Runnable waiters(int size) {
        Growth growth = new Growth();
        ResourceName name = ResourceName.parse("wanted");
        for (int i = 0; i <= size; i++) {
            growth.take(new Owner(i, "waiter"), name);
        }
        return new Runnable() {

            private int holder;
            private long token = growth.tokens;

            @Override
            public void run() {
                Owner first = new Owner(holder, "waiter");
                if (!growth.table.release(first, name, token, ++growth.now).done()) {
                    throw new IllegalStateException("not held by " + first);
                }
                token = growth.tokens;
                holder = (holder + 1) % (size + 1);
                growth.take(first, name);
            }
        };
    }
}

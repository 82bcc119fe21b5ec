package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.List;

/// One lock that eight clients want all the time: how fast it goes from one to the next.
final class Handoff {

    private static final int CLIENTS = 8;

    private Handoff() {}

    static Section run(Testbed bed) throws Exception {
        Load load = new Load(CLIENTS, true, bed.options().windowMillis());
        Passes passes =
                Passes.run(
                        bed.options(),
                        load,
                        List.of(bed.locks(), bed.redis(), bed.postgres(), bed.etcd()));
        return new Section(table(passes), findings(passes));
    }

    private static List<Finding> findings(Passes passes) {
        String work = "one lock, 8 clients";
        List<Finding> findings = new ArrayList<>();
        findings.add(changes(passes, "Redis", 5, "at least 5 × Redis with 1 ms polling"));
        findings.add(changes(passes, "PostgreSQL", 1.25, "at least 1.25 × PostgreSQL"));
        findings.add(
                Finding.atMost(
                        work + ", p99 wait ms",
                        "under 1.5",
                        1.5,
                        passes.median("lockd", w -> w.latencies().micros(0.99)) / 1000));
        findings.add(
                Finding.atLeast(
                        work + ", Jain fairness",
                        "at least 0.99",
                        0.99,
                        passes.median("lockd", Load.Window::jain)));
        return findings;
    }

    private static Finding changes(Passes passes, String other, double least, String bar) {
        String work = "one lock, 8 clients, owner changes a second";
        return passes.has(other)
                ? Finding.atLeast(
                        work,
                        bar,
                        least,
                        passes.ratio("lockd", other, Load.Window::changesPerSecond))
                : Finding.missing(work, bar, "no " + other);
    }

    private static String table(Passes passes) {
        Table table =
                new Table(
                        "system",
                        "acquisitions/s",
                        "owner changes/s",
                        "lockd is × this",
                        "p50 wait ms",
                        "p99 wait ms",
                        "Jain",
                        "server CPU µs a pair");
        for (String name : passes.windows().keySet()) {
            if (!passes.has(name)) {
                table.row(name, "missing", "", "", "", "", "", "");
                continue;
            }
            table.row(
                    name,
                    Finding.figure(passes.median(name, Load.Window::pairsPerSecond)),
                    Finding.figure(passes.median(name, Load.Window::changesPerSecond)),
                    Finding.figure(passes.ratio("lockd", name, Load.Window::changesPerSecond)),
                    Finding.figure(passes.median(name, w -> w.latencies().micros(0.5)) / 1000),
                    Finding.figure(passes.median(name, w -> w.latencies().micros(0.99)) / 1000),
                    String.format(
                            java.util.Locale.ROOT, "%.4f", passes.median(name, Load.Window::jain)),
                    Finding.figure(passes.median(name, Load.Window::cpuMicros)));
        }
        return table.text();
    }
}
